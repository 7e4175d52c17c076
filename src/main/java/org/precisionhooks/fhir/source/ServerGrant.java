package org.precisionhooks.fhir.source;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * The FHIR server that a caller names, and with what right it may be read.
 *
 * @param base as the caller names it; not to be called unless it lies under a registered one
 * @param registered bases that are registered for this caller
 * @param token the token of this call; without one the server is asked without
 */
public record ServerGrant(URI base, Set<URI> registered, Optional<BearerToken> token) {

    public ServerGrant {
        registered = Set.copyOf(registered);
    }
}
