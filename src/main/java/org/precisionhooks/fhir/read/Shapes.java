package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import org.precisionhooks.facts.ReadIssueCode;

/** Notices parts of the wrong JSON type, which the readers then pass over. */
final class Shapes {

    private static final Set<String> LISTS =
            Set.of("component", "contained", "derivedFrom", "hasMember", "result", "variant", "extension", "reaction");
    private static final Set<String> OBJECTS =
            Set.of("meta", "subject", "patient", "referenceSeq", "valueCodeableConcept", "valueQuantity");
    private static final Set<String> STRINGS = Set.of("status", "birthDate", "gender", "issued", "effectiveDateTime");

    private Shapes() {}

    static void check(Reading reading) {
        for (Map.Entry<String, JsonNode> field : reading.json().properties()) {
            String name = field.getKey();
            JsonNode value = field.getValue();
            boolean wrong = (LISTS.contains(name) && !isListOfObjects(value))
                    || (OBJECTS.contains(name) && !value.isObject())
                    || (STRINGS.contains(name) && !value.isTextual());
            if (wrong) {
                reading.issue(ReadIssueCode.MALFORMED, "Wrong JSON type of " + name);
            }
        }
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
