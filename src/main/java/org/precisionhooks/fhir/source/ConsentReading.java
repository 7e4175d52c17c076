package org.precisionhooks.fhir.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads the consents of many patients at once, each with what it leans on. */
final class ConsentReading {

    private static final String CONSENT = "Consent";

    private final StoredResources store;

    ConsentReading(StoredResources store) {
        this.store = store;
    }

    Map<String, List<JsonNode>> of(Set<String> patientIds) {
        List<JsonNode> all = new RecordReading(store).ofAll(patientIds, CONSENT);
        List<JsonNode> actors = all.stream().filter(json -> !isConsent(json)).toList();
        Map<String, List<JsonNode>> byPatient = new TreeMap<>();
        all.stream()
                .filter(ConsentReading::isConsent)
                .forEach(consent -> patient(consent)
                        .filter(patientIds::contains)
                        .ifPresent(id -> byPatient
                                .computeIfAbsent(id, key -> new ArrayList<>(actors))
                                .add(consent)));
        return byPatient;
    }

    private static boolean isConsent(JsonNode json) {
        return json.path("resourceType").asText().equals(CONSENT);
    }

    private static Optional<String> patient(JsonNode consent) {
        return FhirReference.parse(consent.at("/patient/reference").asText()).map(FhirReference::id);
    }
}
