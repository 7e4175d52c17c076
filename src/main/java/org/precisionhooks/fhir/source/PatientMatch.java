package org.precisionhooks.fhir.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether all of a set of resources speak of one patient (cds-hooks.md section 3): every subject, patient, for and
 * beneficiary leads to that patient, also by an absolute, versioned or {@code urn:uuid} reference, and so does every patient
 * who takes part in an appointment.
 */
public final class PatientMatch {

    private static final String[] ELEMENTS = {"subject", "patient", "for", "beneficiary"};

    private final String patientId;
    /** How nearly all references name the patient. */
    private final String plain;

    private final Map<String, JsonNode> byFullUrl = new HashMap<>();

    private PatientMatch(String patientId) {
        this.patientId = patientId;
        this.plain = FhirReference.isId(patientId) ? "Patient/" + patientId : "";
    }

    /** True when no resource in these values (resources or Bundles) names another patient or one that cannot be told. */
    public static boolean holds(String patientId, List<JsonNode> values) {
        PatientMatch match = new PatientMatch(patientId);
        values.forEach(match::index);
        return values.stream().allMatch(match::matches);
    }

    private void index(JsonNode value) {
        SearchSet.items(value.path("entry"))
                .filter(entry -> entry.path("fullUrl").isTextual())
                .forEach(entry -> byFullUrl.put(entry.path("fullUrl").asText(), entry.path("resource")));
    }

    /** Walks Bundles in Bundles and contained resources without recursion: the input decides how deep they go. */
    private boolean matches(JsonNode value) {
        Deque<JsonNode> open = new ArrayDeque<>(List.of(value));
        while (!open.isEmpty()) {
            JsonNode resource = open.pop();
            if (!isOfPatient(resource)) {
                return false;
            }
            push(resource.path("contained"), "", open);
            push(resource.path("entry"), "resource", open);
        }
        return true;
    }

    /** The objects in a field of each item, or the items themselves. */
    private static void push(JsonNode items, String field, Deque<JsonNode> open) {
        for (JsonNode item : listed(items)) {
            JsonNode inner = field.isEmpty() ? item : item.path(field);
            if (inner.isObject()) {
                open.push(inner);
            }
        }
    }

    private static Iterable<JsonNode> listed(JsonNode value) {
        return value.isArray() ? value : List.of(value);
    }

    private boolean isOfPatient(JsonNode resource) {
        if (resource.path("resourceType").asText("").equals("Patient")) {
            return resource.path("id").asText("").equals(patientId);
        }
        for (String name : ELEMENTS) {
            JsonNode element = resource.path(name);
            if (!element.isMissingNode() && !allLeadToPatient(element)) {
                return false;
            }
        }
        return participantsFit(resource);
    }

    /** Of those who take part in an appointment, a patient must be this one; whoever is no patient does not matter. */
    private boolean participantsFit(JsonNode resource) {
        for (JsonNode participant : listed(resource.path("participant"))) {
            if (isOtherPatient(participant.path("actor").path("reference").asText(""))) {
                return false;
            }
        }
        return true;
    }

    private boolean isOtherPatient(String reference) {
        JsonNode target = byFullUrl.get(reference);
        if (target != null) {
            return target.path("resourceType").asText("").equals("Patient")
                    && !target.path("id").asText("").equals(patientId);
        }
        return FhirReference.parse(reference)
                .filter(found -> found.type().equals("Patient"))
                .filter(found -> !found.id().equals(patientId))
                .isPresent();
    }

    private boolean allLeadToPatient(JsonNode elements) {
        for (JsonNode element : listed(elements)) {
            if (!leadsToPatient(element)) {
                return false;
            }
        }
        return true;
    }

    /** A reference that names another kind of subject (group, device) is left to the readers, which never use it. */
    private boolean leadsToPatient(JsonNode element) {
        JsonNode written = element.path("reference");
        String text = written.asText();
        if (!written.isTextual() || text.equals(plain)) {
            return true;
        }
        Optional<FhirReference> reference = FhirReference.parse(text);
        return reference
                .map(found -> !found.type().equals("Patient") || found.id().equals(patientId))
                .orElseGet(() -> text.equals(patientId) || resolvesToPatient(text));
    }

    private boolean resolvesToPatient(String fullUrl) {
        JsonNode target = byFullUrl.get(fullUrl);
        return target != null && target.path("id").asText("").equals(patientId);
    }
}
