package org.precisionhooks.fhir.source;

import java.util.Set;

/** The resource types that a patient's record is read from. */
public final class RecordTypes {

    /** Types whose resources name the patient. */
    public static final Set<String> OF_PATIENT = Set.of(
            "Patient",
            "Observation",
            "MolecularSequence",
            "DiagnosticReport",
            "DocumentReference",
            "MedicationRequest",
            "MedicationStatement",
            "Condition",
            "AllergyIntolerance",
            "Procedure",
            "FamilyMemberHistory",
            "Goal",
            "Consent");

    /** Types that come along when others refer to them. */
    static final Set<String> FOLLOWED = Set.of("Medication", "Organization", "Group", "PractitionerRole", "CareTeam");

    private RecordTypes() {}
}
