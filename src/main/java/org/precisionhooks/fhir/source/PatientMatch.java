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
 * beneficiary leads to that patient, also by an absolute, versioned or {@code urn:uuid} reference.
 */
public final class PatientMatch {

    private static final List<String> ELEMENTS = List.of("subject", "patient", "for", "beneficiary");

    private final String patientId;
    private final Map<String, JsonNode> byFullUrl = new HashMap<>();

    private PatientMatch(String patientId) {
        this.patientId = patientId;
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
            SearchSet.items(resource.path("contained"))
                    .filter(JsonNode::isObject)
                    .forEach(open::push);
            SearchSet.items(resource.path("entry"))
                    .map(entry -> entry.path("resource"))
                    .filter(JsonNode::isObject)
                    .forEach(open::push);
        }
        return true;
    }

    private boolean isOfPatient(JsonNode resource) {
        if (resource.path("resourceType").asText("").equals("Patient")) {
            return resource.path("id").asText("").equals(patientId);
        }
        return ELEMENTS.stream()
                .flatMap(name -> SearchSet.items(resource.path(name)))
                .allMatch(this::leadsToPatient);
    }

    /** A reference that names another kind of subject (group, device) is left to the readers, which never use it. */
    private boolean leadsToPatient(JsonNode element) {
        if (!element.path("reference").isTextual()) {
            return true;
        }
        String text = element.path("reference").asText();
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
