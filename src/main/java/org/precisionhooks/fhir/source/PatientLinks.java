package org.precisionhooks.fhir.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** By which elements a resource is a patient's, and which resources of nobody the record of a patient leans on. */
final class PatientLinks {

    /** The elements that make a patient the subject; a performer or an author is none. */
    static final List<String> SUBJECTS = List.of("subject", "patient");

    /** Types that may belong to no patient and still be read with a patient's record. */
    static final Set<String> SHARED = Set.of(
            "Medication", "MolecularSequence", "Observation", "Organization", "Group", "PractitionerRole", "CareTeam");

    private static final List<String> TYPED = List.of("", ".where(resolve() is Patient)");

    private static final Set<String> RESULTS = Set.of("Observation", "MolecularSequence");
    private static final Set<String> ACTORS = Set.of("Organization", "Group", "PractitionerRole", "CareTeam");

    private PatientLinks() {}

    /** HAPI's names of the links from resources of these types to the patient whom they are about. */
    static List<String> paths(Set<String> types) {
        return types.stream()
                .sorted()
                .flatMap(type -> subjects(type).stream()
                        .flatMap(element -> TYPED.stream().map(suffix -> type + "." + element + suffix)))
                .toList();
    }

    private static List<String> subjects(String type) {
        return type.equals("Task") ? List.of("for") : SUBJECTS;
    }

    /** Whether a reference between resources of these types is followed. */
    static boolean follows(String source, String target) {
        return switch (source) {
            case "MedicationRequest",
                    "MedicationStatement",
                    "MedicationAdministration",
                    "MedicationDispense",
                    "Medication" -> target.equals("Medication");
            case "Observation", "DiagnosticReport" -> RESULTS.contains(target);
            case "Consent" -> ACTORS.contains(target);
            default -> false;
        };
    }

    /** A subject of any kind, even one that is only named, makes a resource somebody's. */
    static boolean belongsToNobody(JsonNode resource) {
        return SUBJECTS.stream().noneMatch(resource::has);
    }
}
