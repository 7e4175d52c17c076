package org.precisionhooks.fhir.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A store whose records are kept per patient until they change; the trees are shared and must not be changed. */
public final class CachedStore implements ResourceSource {

    private final ResourceSource store;
    private final CachedRecords<List<JsonNode>> records;

    public CachedStore(ResourceSource store, CachedRecords<List<JsonNode>> records) {
        this.store = store;
        this.records = records;
    }

    @Override
    public List<JsonNode> resources(String patientId, Set<String> types) {
        Stream<JsonNode> kept = records.of(patientId, () -> store.resources(patientId, RecordTypes.OF_PATIENT)).stream()
                .filter(json -> isWanted(json.path("resourceType").asText(), types));
        Set<String> beyond = RecordTypes.beyond(types);
        return beyond.isEmpty()
                ? kept.toList()
                : Stream.concat(kept, store.resources(patientId, beyond).stream())
                        .sorted(Comparator.comparing(SearchSet::key))
                        .toList();
    }

    @Override
    public List<JsonNode> medications(Set<String> ids) {
        return store.medications(ids);
    }

    /** Never from what is kept: whoever asks for consents alone decides with them at once. */
    @Override
    public Map<String, List<JsonNode>> consents(Set<String> patientIds) {
        return store.consents(patientIds);
    }

    private static boolean isWanted(String type, Set<String> types) {
        return types.contains(type) || RecordTypes.FOLLOWED.contains(type);
    }
}
