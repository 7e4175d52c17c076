package org.precisionhooks.facts;

import java.util.List;
import java.util.Optional;

/**
 * A drug that the patient takes, took or is ordered (MedicationRequest, MedicationStatement).
 *
 * @param active true while the order or statement is active or on hold now, and authorized
 * @param period when it is or was taken, as far as stated
 * @param reasons what it is for, as far as the order or statement itself says so
 */
public record MedicationUse(
        Source source, Medication medication, boolean active, Optional<ClinicalTime> period, List<Concept> reasons)
        implements Fact {

    public MedicationUse {
        reasons = List.copyOf(reasons);
    }

    /** A use for no stated reason. */
    public MedicationUse(Source source, Medication medication, boolean active, Optional<ClinicalTime> period) {
        this(source, medication, active, period, List.of());
    }
}
