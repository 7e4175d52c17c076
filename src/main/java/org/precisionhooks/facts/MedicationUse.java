package org.precisionhooks.facts;

import java.util.Optional;

/**
 * A drug that the patient takes, took or is ordered (MedicationRequest, MedicationStatement).
 *
 * @param active true while the order or statement is active, on hold or intended now
 * @param period when it is or was taken, as far as stated
 */
public record MedicationUse(Source source, Medication medication, boolean active, Optional<ClinicalTime> period)
        implements Fact {}
