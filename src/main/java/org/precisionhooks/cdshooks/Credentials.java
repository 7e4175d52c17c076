package org.precisionhooks.cdshooks;

import java.util.Optional;

/**
 * What a caller presents.
 *
 * @param authorization the Authorization header
 * @param service id of the service called
 * @param feedback whether its feedback URL is called
 */
public record Credentials(Optional<String> authorization, String service, boolean feedback) {

    /** Without the header, so that no token reaches a log. */
    @Override
    public String toString() {
        return "Credentials[" + service + "]";
    }
}
