package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** One record of a transcript: what a resource says, laid out by name, without interpretation (genomics-fhir.md 11.2). */
record Transcript(String file, JsonNode json) {

    String kind() {
        return json.path("kind").asText();
    }

    /** The last part of the reference: the id of the resource or contained resource. */
    String id() {
        return last(json.path("ref").asText());
    }

    static String last(String reference) {
        String plain = reference.replace("urn:uuid:", "");
        return plain.substring(Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('#')) + 1);
    }

    List<JsonNode> component(String name) {
        List<JsonNode> values = new ArrayList<>();
        json.path("components").path(name).forEach(values::add);
        return values;
    }

    Optional<JsonNode> first(String name) {
        return component(name).stream().findFirst();
    }

    /** All codes, displays and texts of a component's values. */
    Set<String> words(String... names) {
        Set<String> words = new TreeSet<>();
        for (String name : names) {
            component(name).forEach(value -> words.addAll(words(value)));
        }
        return words;
    }

    static Set<String> words(JsonNode concept) {
        Set<String> words = new TreeSet<>();
        if (concept.isTextual()) {
            words.add(concept.asText());
        }
        for (JsonNode coding : concept.path("coding")) {
            words.add(coding.path("code").asText());
            words.add(coding.path("display").asText());
        }
        words.add(concept.path("text").asText());
        words.remove("");
        return words;
    }

    /** One word for each value: its text, else its display, else its code. */
    Set<String> labels(String... names) {
        Set<String> labels = new TreeSet<>();
        for (String name : names) {
            component(name).forEach(value -> labels.add(label(value)));
        }
        labels.remove("");
        return labels;
    }

    static String label(JsonNode concept) {
        if (concept.isTextual()) {
            return concept.asText();
        }
        String text = concept.path("text").asText();
        JsonNode coding = concept.path("coding").path(0);
        String display = coding.path("display").asText();
        return !text.isEmpty()
                ? text
                : !display.isEmpty() ? display : coding.path("code").asText();
    }

    /** The symbols that the gene components show. */
    Set<String> genes() {
        Set<String> genes = new TreeSet<>();
        for (JsonNode gene : component("gene")) {
            for (JsonNode coding : gene.path("coding")) {
                genes.add(coding.path("display").asText().toUpperCase(Locale.ROOT));
            }
        }
        genes.remove("");
        return genes;
    }

    Set<String> references(String field) {
        Set<String> ids = new TreeSet<>();
        json.path(field).forEach(reference -> ids.add(last(reference.asText())));
        return ids;
    }

    boolean has(String component, String word) {
        return words(component).contains(word);
    }

    /** 0 or 1, empty when the record does not say. */
    OptionalLong base() {
        boolean zero = has("coordinateSystem", "LA30100-4");
        boolean one = has("coordinateSystem", "LA30102-0");
        return zero == one ? OptionalLong.empty() : OptionalLong.of(one ? 1 : 0);
    }

    String accession() {
        return words("genomicRefSeq").stream().findFirst().orElse("");
    }

    @Override
    public String toString() {
        return file + " " + kind() + " " + id();
    }
}
