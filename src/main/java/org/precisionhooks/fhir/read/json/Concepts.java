package org.precisionhooks.fhir.read.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;

/** Reads Coding, CodeableConcept and the values that stand for one. */
public final class Concepts {

    private Concepts() {}

    public static Coding coding(JsonNode node) {
        return new Coding(Json.text(node, "system"), Json.text(node, "code"), Json.text(node, "display"));
    }

    /** A CodeableConcept; a plain string is its text, a list its first element. */
    public static Concept concept(JsonNode node) {
        if (node.isTextual()) {
            return Concept.ofText(node.textValue().trim());
        }
        JsonNode one = node.isArray() ? node.path(0) : node;
        String text = Json.text(one, "text");
        List<Coding> codings = codings(one);
        return codings.isEmpty() && text.isEmpty() ? Concept.NONE : new Concept(codings, text);
    }

    static List<Coding> codings(JsonNode concept) {
        List<Coding> codings = new ArrayList<>(2);
        addCodings(concept, codings);
        return codings;
    }

    public static void addCodings(JsonNode concept, List<Coding> codings) {
        for (JsonNode item : Json.items(concept, "coding")) {
            Coding coding = coding(item);
            if (!coding.code().isEmpty() || !coding.display().isEmpty()) {
                codings.add(coding);
            }
        }
    }

    /** The value of an Observation, component or extension, when it is a concept, words, or yes or no, as words. */
    public static Concept value(JsonNode holder) {
        JsonNode coded = holder.path("valueCodeableConcept");
        if (!coded.isMissingNode()) {
            return concept(coded);
        }
        JsonNode single = holder.path("valueCoding");
        if (single.isObject()) {
            return Concept.of(coding(single));
        }
        String words = Json.text(holder, "valueString");
        return Concept.ofText(
                words.isEmpty() ? holder.path("valueBoolean").asText("").trim() : words);
    }

    /** The concepts of a list of CodeableConcept. */
    public static List<Concept> concepts(JsonNode node, String field) {
        List<Concept> concepts = new ArrayList<>(2);
        for (JsonNode item : Json.items(node, field)) {
            Concept concept = concept(item);
            if (!concept.isEmpty()) {
                concepts.add(concept);
            }
        }
        return concepts;
    }

    public static boolean hasCode(Concept concept, String code) {
        for (Coding coding : concept.codings()) {
            if (coding.code().equals(code)) {
                return true;
            }
        }
        return false;
    }
}
