package org.precisionhooks.fhir.read.resource;

import com.fasterxml.jackson.databind.JsonNode;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.fhir.read.json.Json;

/**
 * One resource, or one that is contained in it.
 *
 * @param json the resource
 * @param type FHIR type
 * @param id logical id, a position when it has none
 * @param reference {@code Observation/a}, contained {@code DiagnosticReport/r#o1}
 * @param root the resource that contains it, itself when not contained
 * @param origin where it came from
 */
public record Entry(JsonNode json, String type, String id, String reference, JsonNode root, DataOrigin origin) {

    boolean isContained() {
        return root != json;
    }

    public Entry contained(JsonNode part) {
        String partId = Json.text(part, "id");
        String holder = reference.indexOf('#') < 0 ? reference : reference.substring(0, reference.indexOf('#'));
        return new Entry(part, Json.text(part, "resourceType"), partId, holder + "#" + partId, root, origin);
    }
}
