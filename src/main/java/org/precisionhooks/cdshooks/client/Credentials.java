package org.precisionhooks.cdshooks.client;

import java.util.Optional;

/**
 * What a caller presents, and where.
 *
 * @param authorization the Authorization header
 * @param endpoint what is called
 * @param service id of the service called, empty for discovery
 */
public record Credentials(Optional<String> authorization, Endpoint endpoint, String service) {

    /** What can be called. */
    public enum Endpoint {
        DISCOVERY,
        SERVICE,
        FEEDBACK
    }

    public static Credentials forDiscovery(String authorization) {
        return new Credentials(Optional.of(authorization), Endpoint.DISCOVERY, "");
    }

    /** Without the header, so that no token reaches a log. */
    @Override
    public String toString() {
        return "Credentials[" + endpoint + " " + service + "]";
    }
}
