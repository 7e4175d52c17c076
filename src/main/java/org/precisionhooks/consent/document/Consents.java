package org.precisionhooks.consent.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The consents a decision hears.
 *
 * @param patient the patient asked about, {@code Patient/id}
 * @param byPatient all Consent resources of each patient whom a resource names
 */
public record Consents(String patient, Map<String, List<ConsentDocument>> byPatient) {

    public Consents {
        byPatient = Map.copyOf(byPatient);
    }

    public static Consents of(String patient, List<ConsentDocument> documents) {
        return new Consents(patient, Map.of(patient, documents));
    }

    /** Empty when nobody looked for them, which is not the same as none. */
    public Optional<List<ConsentDocument>> of(String other) {
        return Optional.ofNullable(byPatient.get(other));
    }
}
