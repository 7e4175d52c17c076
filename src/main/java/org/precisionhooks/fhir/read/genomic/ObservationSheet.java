package org.precisionhooks.fhir.read.genomic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.fhir.read.json.Concepts;
import org.precisionhooks.fhir.read.json.Json;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;

/** An Observation laid out by the keys of its code and components (genomics-fhir.md sections 3.1 and 3.3). */
public final class ObservationSheet {

    /** A component with the key of its code. */
    public record Component(String key, JsonNode json) {

        public Concept value() {
            return Concepts.value(json);
        }
    }

    private final JsonNode json;
    private final Concept code;
    private final List<String> keys;
    private final List<Component> components;

    public ObservationSheet(JsonNode json, ReadingTables tables) {
        this.json = json;
        this.code = Concepts.concept(json.path("code"));
        this.keys = keys(code, tables);
        this.components = components(json, tables);
    }

    private static List<String> keys(Concept code, ReadingTables tables) {
        List<String> keys = new ArrayList<>(2);
        for (Coding coding : code.codings()) {
            String key = tables.key(coding.system(), coding.code());
            if (!key.isEmpty()) {
                keys.add(key);
            }
        }
        return keys;
    }

    private static List<Component> components(JsonNode json, ReadingTables tables) {
        List<Component> components = new ArrayList<>(0);
        for (JsonNode item : Json.items(json, "component")) {
            components.add(new Component(componentKey(item, tables), item));
        }
        return components;
    }

    private static String componentKey(JsonNode component, ReadingTables tables) {
        for (JsonNode coding : Json.items(component.path("code"), "coding")) {
            String key = tables.key(Json.text(coding, "system"), Json.text(coding, "code"));
            if (!key.isEmpty()) {
                return key;
            }
        }
        return "";
    }

    public JsonNode json() {
        return json;
    }

    public Concept code() {
        return code;
    }

    List<String> keys() {
        return keys;
    }

    public boolean is(String key) {
        return keys.contains(key);
    }

    public Concept value() {
        return Concepts.value(json);
    }

    public List<Component> components() {
        return components;
    }

    Optional<Component> component(String key) {
        for (Component component : components) {
            if (component.key().equals(key)) {
                return Optional.of(component);
            }
        }
        return Optional.empty();
    }

    /** Whether components of one key have different values. */
    boolean hasSeveral(String key) {
        List<Component> alike = components.stream()
                .filter(component -> component.key().equals(key))
                .toList();
        return alike.size() > 1
                && alike.stream().map(ObservationSheet::withoutCode).distinct().count() > 1;
    }

    private static JsonNode withoutCode(Component component) {
        ObjectNode copy = component.json().deepCopy();
        copy.remove("code");
        return copy;
    }

    boolean has(String key) {
        return component(key).isPresent();
    }

    /** The values of the components of a key that have one. */
    List<Concept> values(String key) {
        List<Concept> values = new ArrayList<>(1);
        for (Component component : components) {
            if (component.key().equals(key)) {
                Concept value = component.value();
                if (!value.isEmpty()) {
                    values.add(value);
                }
            }
        }
        return values;
    }

    /** The value of a component, {@link Concept#NONE} when it is missing. */
    Concept value(String key) {
        return component(key).map(Component::value).orElse(Concept.NONE);
    }

    /** The value of an extension of core R4 genetics, by the end of its URL. */
    Optional<Concept> extension(String name) {
        for (JsonNode extension : Json.items(json, "extension")) {
            if (Json.text(extension, "url").endsWith(name)) {
                return Optional.of(Concepts.value(extension)).filter(value -> !value.isEmpty());
            }
        }
        return Optional.empty();
    }

    /** The values of an extension of core R4 genetics and of its parts (name, id, type). */
    List<Concept> extensionValues(String name) {
        List<Concept> values = new ArrayList<>(0);
        for (JsonNode extension : Json.items(json, "extension")) {
            if (Json.text(extension, "url").endsWith(name)) {
                values.add(Concepts.value(extension));
                Json.items(extension, "extension").forEach(part -> values.add(Concepts.value(part)));
            }
        }
        values.removeIf(Concept::isEmpty);
        return values;
    }

    List<JsonNode> derivedFrom() {
        List<JsonNode> references = new ArrayList<>(0);
        Json.items(json, "derivedFrom").forEach(references::add);
        return references;
    }
}
