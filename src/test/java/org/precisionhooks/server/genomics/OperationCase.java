package org.precisionhooks.server.genomics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A shared case. Its answer is compared as a set, with the defects of the reference implementation mended as genomics-fhir.md
 * section 6.6 lists them: repeated genotypes once, the item of a gene with its system, parameter names of the guide.
 */
record OperationCase(JsonNode json) {

    private static final String OTHER_DATABASE = "RI database";
    private static final Map<String, String> MENDED = Map.of("testID", "testId");

    boolean ofAnotherDatabase() {
        return StreamSupport.stream(json.path("requires").spliterator(), false)
                .anyMatch(one -> one.asText().startsWith(OTHER_DATABASE));
    }

    void check(HttpResponse<String> response, JsonNode answer) {
        assertThat(response.statusCode())
                .as(response.body())
                .isEqualTo(json.path("status").asInt());
        if (response.statusCode() != 200) {
            assertThat(answer.path("resourceType").asText()).isEqualTo("OperationOutcome");
        } else if (ofAnotherDatabase()) {
            checkShape(answer);
        } else {
            assertThat(actual(answer)).isEqualTo(expected());
        }
    }

    /** The numbers are those of other patients; names, items and relations are not. */
    private void checkShape(JsonNode answer) {
        for (JsonNode parameter : answer.path("parameter")) {
            Map<String, List<JsonNode>> parts = parts(parameter);
            double numerator =
                    parts.get("numerator").get(0).at("/valueQuantity/value").asDouble();
            assertThat(numerator)
                    .isBetween(
                            0.0,
                            parts.get("denominator")
                                    .get(0)
                                    .at("/valueQuantity/value")
                                    .asDouble());
            if (json.path("query").asText().contains("includePatientList=true")) {
                assertThat(parts.getOrDefault("subject", List.of())).hasSize((int) numerator);
            }
        }
        assertThat(items(answer)).isEqualTo(expectedItems());
    }

    private static Set<String> items(JsonNode answer) {
        Set<String> items = new TreeSet<>();
        for (JsonNode parameter : answer.path("parameter")) {
            parts(parameter).forEach((name, values) -> {
                if (name.endsWith("Item")) {
                    items.add(values.get(0).path("valueString").asText());
                }
            });
        }
        return items;
    }

    private Set<String> expectedItems() {
        Set<String> items = new TreeSet<>();
        for (JsonNode one : json.path("canonical")) {
            one.fields().forEachRemaining(field -> {
                if (field.getKey().endsWith("Item")) {
                    items.add(field.getValue().asText());
                }
            });
        }
        return items;
    }

    private Set<String> expected() {
        Set<String> lines = new TreeSet<>();
        for (JsonNode one : json.path("canonical")) {
            List<String> words = new ArrayList<>();
            one.fields().forEachRemaining(field -> words.addAll(expected(field.getKey(), field.getValue())));
            lines.add(line(words));
        }
        return lines;
    }

    private static List<String> expected(String name, JsonNode value) {
        String mended = MENDED.getOrDefault(name, name);
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(one -> mended + "=" + resource(one))
                    .toList();
        }
        if (name.equals("resource")) {
            return List.of("resource=" + resource(value));
        }
        return List.of(mended + "=" + (value.has("coding") ? codes(value) : item(name, value.asText())));
    }

    /** Of a resource what the cases tell of it. */
    private static String resource(JsonNode one) {
        return one.path("id").asText() + " " + one.path("pos0").asText("null") + " " + bounds(one.path("outer")) + " "
                + bounds(one.path("inner"));
    }

    private static String bounds(JsonNode range) {
        return range.isObject()
                ? range.at("/low/value").asLong() + "-"
                        + range.at("/high/value").asLong()
                : "none";
    }

    private static String item(String name, String text) {
        return switch (name) {
            case "geneItem" -> text.substring(text.indexOf('|') + 1);
            case "testDate" -> text.substring(0, 10);
            default -> text;
        };
    }

    private Set<String> actual(JsonNode answer) {
        Set<String> lines = new TreeSet<>();
        for (JsonNode parameter : answer.path("parameter")) {
            List<String> words =
                    new ArrayList<>(List.of("name=" + parameter.path("name").asText()));
            if (parameter.has("resource")) {
                words.add("resource=" + written(parameter.path("resource")));
            }
            parameter.path("part").forEach(part -> words.add(part(part)));
            lines.add(line(words));
        }
        return lines;
    }

    private static String part(JsonNode part) {
        String name = part.path("name").asText();
        if (part.has("resource")) {
            return name + "=" + written(part.path("resource"));
        }
        JsonNode value = Stream.of("valueString", "valueBoolean", "valueDateTime", "valueCodeableConcept")
                .map(part::path)
                .filter(one -> !one.isMissingNode())
                .findFirst()
                .orElseThrow();
        return name + "=" + (value.isObject() ? codes(value) : item(name, value.asText()));
    }

    private static String codes(JsonNode concept) {
        Set<String> codes = new TreeSet<>();
        concept.path("coding")
                .forEach(coding -> codes.add(coding.path("code").asText().strip()));
        return codes.toString();
    }

    private static String written(JsonNode observation) {
        Map<String, JsonNode> components = new TreeMap<>();
        observation
                .path("component")
                .forEach(component ->
                        components.put(component.at("/code/coding/0/code").asText(), component.path("valueRange")));
        JsonNode exact = components.getOrDefault("81254-5", observation.path("none"));
        return observation.path("id").asText() + " "
                + (exact.isObject() ? exact.at("/low/value").asText() : "null") + " "
                + bounds(components.getOrDefault("81301-4", observation.path("none"))) + " "
                + bounds(components.getOrDefault("81302-2", observation.path("none")));
    }

    private static Map<String, List<JsonNode>> parts(JsonNode parameter) {
        Map<String, List<JsonNode>> parts = new TreeMap<>();
        parameter
                .path("part")
                .forEach(part -> parts.computeIfAbsent(part.path("name").asText(), name -> new ArrayList<>())
                        .add(part));
        return parts;
    }

    private static String line(List<String> words) {
        return words.stream().sorted().distinct().toList().toString();
    }
}
