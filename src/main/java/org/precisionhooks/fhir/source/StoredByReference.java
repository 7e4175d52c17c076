package org.precisionhooks.fhir.source;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;

/** This server's current resources by type and id, read from HAPI's tables in one snapshot. Consent is not asked here. */
public final class StoredByReference {

    private final Snapshot snapshot;

    public StoredByReference(DataSource dataSource) {
        this.snapshot = new Snapshot(dataSource);
    }

    /**
     * By reference; those that are not there, or are no reference, are missing.
     *
     * @param references each {@code Type/id}
     */
    public Map<String, JsonNode> of(Collection<String> references) {
        Map<String, TreeSet<String>> idsByType = references.stream()
                .flatMap(reference -> FhirReference.parse(reference).stream())
                .collect(groupingBy(
                        FhirReference::type, TreeMap::new, mapping(FhirReference::id, toCollection(TreeSet::new))));
        return idsByType.isEmpty()
                ? Map.of()
                : snapshot.read(database -> read(new StoredResources(database), idsByType));
    }

    private static Map<String, JsonNode> read(StoredResources store, Map<String, TreeSet<String>> idsByType) {
        Map<String, JsonNode> found = new TreeMap<>();
        idsByType.forEach((type, ids) -> {
            List<StoredResource> stored = store.ofType(type, ids);
            Map<Long, List<StoredTag>> tags = store.tags(stored);
            stored.forEach(resource ->
                    found.put(resource.reference(), resource.json(tags.getOrDefault(resource.pid(), List.of()))));
        });
        return found;
    }
}
