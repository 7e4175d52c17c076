package org.precisionhooks.fhir.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import org.precisionhooks.fhir.source.FhirReference;

/**
 * Every patient whom a resource names, at any depth: subjects, relatives, donors, and those in what it contains.
 *
 * @param ids logical ids
 * @param unknown whether it names a patient by an identifier only, whose consents nobody can find
 */
record NamedPatients(Set<String> ids, boolean unknown) {

    private static final String PATIENT = "Patient";

    NamedPatients {
        ids = Set.copyOf(ids);
    }

    static NamedPatients in(JsonNode resource) {
        Set<String> ids = new TreeSet<>();
        if (resource.path("resourceType").asText().equals(PATIENT) && resource.has("id")) {
            ids.add(resource.path("id").asText());
        }
        boolean unknown = collect(resource, ids);
        return new NamedPatients(ids, unknown);
    }

    /** Nobody can be asked who is not known, and nobody answers for what names no one. */
    boolean cannotBeAsked() {
        return unknown || ids.isEmpty();
    }

    private static boolean collect(JsonNode node, Set<String> ids) {
        FhirReference.parse(node.path("reference").asText())
                .filter(reference -> reference.type().equals(PATIENT))
                .ifPresent(reference -> ids.add(reference.id()));
        boolean unknown = isLogical(node);
        for (JsonNode child : node) {
            unknown |= collect(child, ids);
        }
        return unknown;
    }

    /** A reference of type Patient by identifier (FHIR R4 2.3.0.2). */
    private static boolean isLogical(JsonNode node) {
        return node.path("type").asText().equals(PATIENT)
                && node.path("identifier").isObject()
                && !node.has("reference");
    }
}
