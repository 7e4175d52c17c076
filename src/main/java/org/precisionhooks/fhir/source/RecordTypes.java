package org.precisionhooks.fhir.source;

import static java.util.stream.Collectors.toCollection;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
            "ServiceRequest",
            "FamilyMemberHistory",
            "Goal",
            "Encounter",
            "Consent");

    /** The same, with what laboratories say in other types; no advice is made of that. */
    public static final Set<String> WITH_STATEMENTS = Stream.concat(
                    OF_PATIENT.stream(), Stream.of("Task", "RiskAssessment"))
            .collect(Collectors.toUnmodifiableSet());

    /** What a risk of heart and vessels is told from: beside it stand the risks that laboratories state. */
    public static final Set<String> OF_RISK =
            Stream.concat(OF_PATIENT.stream(), Stream.of("RiskAssessment")).collect(Collectors.toUnmodifiableSet());

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
