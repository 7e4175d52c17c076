package org.precisionhooks.fhir.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Puts one patient's record together: the patient, what points to them, and what that leans on. */
final class RecordReading {

    private static final String PATIENT = "Patient";
    private static final String MEDICATION = "Medication";
    private static final String DOCUMENT = "DocumentReference";

    private final StoredResources store;
    /** By type, then id. */
    private final TreeMap<String, JsonNode> record = new TreeMap<>();

    private final Set<String> looked = new HashSet<>();

    RecordReading(StoredResources store) {
        this.store = store;
    }

    List<JsonNode> of(String patientId, Set<String> types) {
        store.ofType(PATIENT, Set.of(patientId)).forEach(patient -> read(patient, types));
        return List.copyOf(record.values());
    }

    List<JsonNode> medications(Set<String> ids) {
        followAll(add(store.ofType(MEDICATION, ids), PatientLinks::belongsToNobody));
        return List.copyOf(record.values());
    }

    /** What these patients' resources of a type lean on comes with them. */
    List<JsonNode> ofAll(Set<String> patientIds, String type) {
        List<StoredResource> patients = store.ofType(PATIENT, patientIds);
        if (!patients.isEmpty()) {
            List<StoredResource> pointing = store.pointingTo(patients, PatientLinks.paths(Set.of(type)));
            followAll(add(pointing, json -> true));
        }
        return List.copyOf(record.values());
    }

    private void read(StoredResource patient, Set<String> types) {
        List<StoredResource> pointing = store.pointingTo(List.of(patient), PatientLinks.paths(types));
        followAll(add(pointing, json -> true));
        if (types.contains(PATIENT)) {
            add(List.of(patient), json -> true);
        }
    }

    private void followAll(Collection<JsonNode> sources) {
        Collection<JsonNode> fresh = sources;
        while (!fresh.isEmpty()) {
            fresh = follow(fresh);
        }
    }

    /** What these refer to and was not looked at before, as far as it is nobody's. */
    private Collection<JsonNode> follow(Collection<JsonNode> sources) {
        Map<String, Set<String>> idsByType = new TreeMap<>();
        for (JsonNode source : sources) {
            LocalReference.in(source).stream()
                    .filter(target ->
                            PatientLinks.follows(source.path("resourceType").asText(), target.type()))
                    .filter(target -> looked.add(target.toString()))
                    .forEach(target -> idsByType
                            .computeIfAbsent(target.type(), type -> new TreeSet<>())
                            .add(target.id()));
        }
        Map<String, JsonNode> found = new TreeMap<>();
        idsByType.forEach((type, ids) -> add(store.ofType(type, ids), PatientLinks::belongsToNobody)
                .forEach(json -> found.put(type + "/" + json.path("id").asText(), json)));
        return found.values();
    }

    /** A record is kept in memory and read for what its documents are; a genome inside of one would be kept with it. */
    private static JsonNode withoutFile(JsonNode json) {
        if (json.path("resourceType").asText().equals(DOCUMENT)) {
            for (JsonNode content : json.path("content")) {
                if (content.path("attachment") instanceof ObjectNode attachment) {
                    attachment.remove("data");
                }
            }
        }
        return json;
    }

    private Collection<JsonNode> add(List<StoredResource> stored, Predicate<JsonNode> wanted) {
        Map<Long, List<StoredTag>> tags = store.tags(stored);
        Map<String, JsonNode> added = new TreeMap<>();
        for (StoredResource resource : stored) {
            JsonNode json = withoutFile(resource.json(tags.getOrDefault(resource.pid(), List.of())));
            looked.add(resource.reference());
            if (wanted.test(json)) {
                added.put(resource.reference(), json);
            }
        }
        record.putAll(added);
        return added.values();
    }
}
