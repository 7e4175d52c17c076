package org.precisionhooks.fhir.source;

import java.util.Optional;

/** Port: the FHIR servers of callers. */
@FunctionalInterface
public interface CallerServers {

    /** None is ever called. */
    CallerServers NONE = grant -> Optional.empty();

    /** The server, for the reads of one call, whose time runs from now on; empty when it may not be called. */
    Optional<CallerServer> open(ServerGrant grant);
}
