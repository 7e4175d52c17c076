package org.precisionhooks.fhir.source;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.fhir.read.resource.FoundResource;

/**
 * What a client sent along, key by key (cds-hooks.md, checklist 15): an absent key is not satisfied, null means that the
 * client has no data, an OperationOutcome that the client failed. Keys that the service did not ask for are ignored.
 */
public final class Prefetch {

    /** How far one key was satisfied. */
    public enum State {
        ABSENT,
        GIVEN,
        /** A page of a longer search result. */
        PARTIAL,
        FAILED
    }

    private final JsonNode sent;
    private final Map<PrefetchKey, State> states;
    private final List<FoundResource> resources;

    private Prefetch(JsonNode sent, Map<PrefetchKey, State> states, List<FoundResource> resources) {
        this.sent = sent;
        this.states = states;
        this.resources = resources;
    }

    public static Prefetch of(JsonNode prefetch, List<PrefetchKey> keys) {
        Map<PrefetchKey, State> states = keys.stream()
                .collect(toMap(
                        key -> key, key -> state(prefetch, key.name()), (first, second) -> first, LinkedHashMap::new));
        List<FoundResource> resources = keys.stream()
                .filter(key -> states.get(key) != State.FAILED)
                .flatMap(key ->
                        SearchSet.resources(prefetch.path(key.name())).stream().filter(key::takes))
                .map(json -> new FoundResource(json, DataOrigin.PREFETCH))
                .toList();
        return new Prefetch(prefetch, states, resources);
    }

    public List<FoundResource> resources() {
        return resources;
    }

    /** What was sent under a key, missing when nothing was. */
    JsonNode value(PrefetchKey key) {
        return sent.path(key.name());
    }

    /** All that the service asks for. */
    public List<PrefetchKey> keys() {
        return List.copyOf(states.keySet());
    }

    public List<PrefetchKey> keys(State state) {
        return states.entrySet().stream()
                .filter(entry -> entry.getValue() == state)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static State state(JsonNode prefetch, String key) {
        JsonNode value = prefetch.path(key);
        if (value.isNull()) {
            return State.GIVEN;
        }
        if (!value.isObject()) {
            return State.ABSENT;
        }
        if (value.path("resourceType").asText("").equals("OperationOutcome")) {
            return State.FAILED;
        }
        return SearchSet.hasNextPage(value) ? State.PARTIAL : State.GIVEN;
    }
}
