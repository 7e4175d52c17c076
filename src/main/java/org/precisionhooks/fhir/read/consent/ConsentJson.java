package org.precisionhooks.fhir.read.consent;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.precisionhooks.facts.Coding;

/** Parts of a Consent's JSON; a part that is missing or of another kind is empty. */
final class ConsentJson {

    private ConsentJson() {}

    static String text(JsonNode node, String field) {
        return node.path(field).isTextual() ? node.path(field).asText() : "";
    }

    static List<JsonNode> items(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false).toList();
        }
        return value.isObject() ? List.of(value) : List.of();
    }

    static List<Coding> codings(JsonNode node, String field) {
        return items(node, field).stream().map(ConsentJson::coding).toList();
    }

    /** The codings of concepts; a concept without any stands for itself, so that it is not overlooked. */
    static List<Coding> concepts(JsonNode node, String field) {
        List<Coding> codings = new ArrayList<>();
        for (JsonNode concept : items(node, field)) {
            List<Coding> own = codings(concept, "coding");
            codings.addAll(own.isEmpty() ? List.of(new Coding("", "", text(concept, "text"))) : own);
        }
        return codings;
    }

    static Coding coding(JsonNode node) {
        return new Coding(text(node, "system"), text(node, "code"), text(node, "display"));
    }

    static List<Coding> identifiers(JsonNode node, String field) {
        return items(node, field).stream()
                .flatMap(identifier -> identifier(identifier).stream())
                .toList();
    }

    static Optional<Coding> identifier(JsonNode node) {
        String value = text(node, "value");
        return value.isEmpty() ? Optional.empty() : Optional.of(Coding.of(text(node, "system"), value));
    }

    static boolean isFilled(JsonNode node) {
        return !node.isMissingNode() && !node.isNull() && (node.isValueNode() || !node.isEmpty());
    }
}
