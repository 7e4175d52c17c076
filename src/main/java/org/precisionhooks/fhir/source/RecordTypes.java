package org.precisionhooks.fhir.source;

import static java.util.stream.Collectors.toCollection;

import java.util.Set;
import java.util.TreeSet;

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
            "Task",
            "RiskAssessment",
            "Consent");

    /** Types that come along when others refer to them. */
    static final Set<String> FOLLOWED = Set.of("Medication", "Organization", "Group", "PractitionerRole", "CareTeam");

    /** Those of the types that a record which is read by {@link #OF_PATIENT} does not hold. */
    static Set<String> beyond(Set<String> types) {
        return types.stream()
                .filter(type -> !OF_PATIENT.contains(type) && !FOLLOWED.contains(type))
                .collect(toCollection(TreeSet::new));
    }

    private RecordTypes() {}
}
