package org.precisionhooks.fhir.source;

import java.util.List;

/** Port: a caller's FHIR server, as far as one call may read from it. */
@FunctionalInterface
public interface CallerServer {

    /**
     * Reads these side by side, pages followed, within what is left of the call's time. Never fails: what cannot be had is
     * a result that says so.
     *
     * @param addresses relative reads {@code Type/id} and searches, or absolute ones, which must lie on this server
     * @return one result an address, in their order
     */
    List<RemoteResult> fetch(List<String> addresses);
}
