package org.precisionhooks.fhir.source;

import com.fasterxml.jackson.databind.JsonNode;
import org.precisionhooks.facts.DataOrigin;

/** One resource as JSON, with where it came from. */
public record FetchedResource(JsonNode json, DataOrigin origin) {

    public String type() {
        return json.path("resourceType").asText("");
    }

    /** {@code Type/id}; empty when the resource has no id. */
    String key() {
        String id = json.path("id").asText("");
        return id.isEmpty() ? "" : type() + "/" + id;
    }
}
