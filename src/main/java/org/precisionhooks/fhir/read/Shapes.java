package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.fhir.read.resource.Reading;

/** Notices parts of the wrong JSON type, which the readers then pass over. */
final class Shapes {

    private enum Shape {
        LIST,
        OBJECT,
        STRING
    }

    private static final Map<String, Shape> SHAPES = new HashMap<>();

    static {
        put(
                Shape.LIST,
                "component",
                "contained",
                "derivedFrom",
                "hasMember",
                "result",
                "variant",
                "reaction",
                "condition");
        put(Shape.OBJECT, "meta", "subject", "patient", "referenceSeq", "valueCodeableConcept", "valueQuantity");
        put(Shape.STRING, "status", "birthDate", "gender", "issued", "effectiveDateTime");
    }

    private Shapes() {}

    private static void put(Shape shape, String... fields) {
        for (String field : fields) {
            SHAPES.put(field, shape);
        }
    }

    static void check(Reading reading) {
        for (Map.Entry<String, JsonNode> field : reading.json().properties()) {
            Shape shape = SHAPES.get(field.getKey());
            if (shape != null && !fits(field.getValue(), shape)) {
                reading.issue(ReadIssueCode.MALFORMED, "Wrong JSON type of " + field.getKey());
            }
        }
    }

    private static boolean fits(JsonNode value, Shape shape) {
        return switch (shape) {
            case LIST -> isListOfObjects(value);
            case OBJECT -> value.isObject();
            case STRING -> value.isTextual();
        };
    }

    private static boolean isListOfObjects(JsonNode value) {
        if (!value.isArray()) {
            return false;
        }
        for (JsonNode item : value) {
            if (!item.isObject()) {
                return false;
            }
        }
        return true;
    }
}
