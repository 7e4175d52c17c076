package org.precisionhooks.cdshooks;

import java.net.URI;
import java.util.Optional;

/**
 * The client's FHIR server, with the authorization to read from it.
 *
 * @param base as sent, http or https; whether it may be called is decided per client
 */
record FhirServer(URI base, Optional<Authorization> authorization) {

    /** Whether a token came along that was over when it was sent. */
    boolean isExpired() {
        return authorization.filter(sent -> sent.expiresIn() <= 0).isPresent();
    }

    /** The token of one call: transient, never stored, logged, echoed or sent elsewhere (checklist 19). */
    public record Authorization(String accessToken, String scope, long expiresIn) {

        @Override
        public String toString() {
            return "Authorization[redacted]";
        }
    }
}
