package org.precisionhooks.cdshooks.hook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** Writes answers: no nulls and no empty values (checklist 3). */
public final class Json {

    /** Drafts that are sent back stand deeper in an answer than they stood in the request. */
    private static final int MAX_DEPTH = 2_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamWriteConstraints(StreamWriteConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
            .build();

    private Json() {}

    /** By way of a string, which takes the lone surrogates that a byte generator refuses. */
    public static byte[] bytes(Object answer) {
        return text(answer).getBytes(StandardCharsets.UTF_8);
    }

    public static String text(Object answer) {
        try {
            return MAPPER.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer of ours cannot be written", e);
        }
    }

    /** A copy without nulls, empty strings, objects and arrays, all of which FHIR forbids. */
    public static JsonNode withoutEmpties(JsonNode node) {
        if (node.isObject()) {
            return members(node);
        }
        return node.isArray() ? items(node) : node;
    }

    /** Where a primitive has extensions, the nulls that align the two arrays are FHIR's own and stay. */
    private static ObjectNode members(JsonNode node) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(member -> {
            String name = member.getKey();
            boolean aligned = name.startsWith("_") || node.has("_" + name);
            JsonNode value = aligned ? member.getValue().deepCopy() : withoutEmpties(member.getValue());
            if (!isEmpty(value)) {
                copy.set(name, value);
            }
        });
        return copy;
    }

    private static ArrayNode items(JsonNode node) {
        ArrayNode copy = JsonNodeFactory.instance.arrayNode();
        node.forEach(item -> {
            JsonNode value = withoutEmpties(item);
            if (!isEmpty(value)) {
                copy.add(value);
            }
        });
        return copy;
    }

    private static boolean isEmpty(JsonNode node) {
        return node.isNull()
                || node.isContainerNode() && node.isEmpty()
                || node.isTextual() && node.textValue().isEmpty();
    }
}
