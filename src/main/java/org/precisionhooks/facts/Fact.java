package org.precisionhooks.facts;

/** One statement about the patient, read from one resource. */
public sealed interface Fact
        permits Demographics,
                Residence,
                HospitalStay,
                Communication,
                Ancestry,
                GenomicFact,
                MedicationUse,
                Condition,
                Allergy,
                Measurement,
                CodedResult,
                Procedure,
                GeneTestOrder,
                GenePanelOrder,
                FamilyHistory,
                Preference {

    Source source();
}
