package org.precisionhooks.facts;

import java.util.Optional;

/**
 * Where a fact comes from.
 *
 * @param reference the resource, {@code Observation/abc}, or a contained one, {@code DiagnosticReport/r#o5}
 * @param status how far it may be relied on
 * @param time clinical time of the result, else when it was issued or last updated
 */
public record Source(String reference, ResultStatus status, Optional<ClinicalTime> time) {

    /** The reference of the resource as a whole, without the part in it. */
    public String resource() {
        int hash = reference.indexOf('#');
        return hash < 0 ? reference : reference.substring(0, hash);
    }
}
