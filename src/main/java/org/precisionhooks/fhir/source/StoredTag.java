package org.precisionhooks.fhir.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tag, profile or security label that HAPI keeps beside a resource, not in it.
 *
 * @param kind HAPI's number of the kind: the place in {@link #ELEMENTS}
 */
record StoredTag(
        int kind,
        @Nullable String system,
        @Nullable String code,
        @Nullable String display) {

    private static final List<String> ELEMENTS = List.of("tag", "profile", "security");
    private static final int PROFILE = 1;

    StoredTag {
        if (kind < 0 || kind >= ELEMENTS.size()) {
            throw new UnreadableResourceException("A resource has a tag of unknown kind " + kind);
        }
    }

    /** The element of {@code meta} that holds it. */
    String element() {
        return ELEMENTS.get(kind);
    }

    JsonNode json() {
        if (kind == PROFILE) {
            return TextNode.valueOf(code);
        }
        ObjectNode coding = JsonNodeFactory.instance.objectNode();
        put(coding, "system", system);
        put(coding, "code", code);
        put(coding, "display", display);
        return coding;
    }

    boolean is(JsonNode other) {
        JsonNode own = json();
        return own.isTextual()
                ? own.equals(other)
                : own.path("system").equals(other.path("system"))
                        && own.path("code").equals(other.path("code"));
    }

    private static void put(ObjectNode coding, String field, @Nullable String value) {
        if (value != null) {
            coding.put(field, value);
        }
    }
}
