package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Medication;

/** Reads which drug a request, statement or Medication resource means. */
final class Medications {

    /** Finds what a reference leads to. */
    @FunctionalInterface
    interface Resolver {

        Optional<JsonNode> resolve(String reference);
    }

    private static final int DEPTH = 3;

    private Medications() {}

    static boolean isUnresolved(JsonNode holder, Resolver resolver) {
        String reference = References.of(holder.path("medicationReference"));
        return !reference.isEmpty() && resolver.resolve(reference).isEmpty();
    }

    /** The drug of a {@code medication[x]}; of a reference that leads nowhere, its display. */
    static Medication of(JsonNode holder, Resolver resolver) {
        JsonNode coded = holder.path("medicationCodeableConcept");
        if (!coded.isMissingNode()) {
            return Medication.of(Concepts.concept(coded));
        }
        return referenced(holder.path("medicationReference"), resolver, DEPTH);
    }

    private static Medication referenced(JsonNode reference, Resolver resolver, int depth) {
        Optional<JsonNode> resource = depth == 0 ? Optional.empty() : resolver.resolve(References.of(reference));
        String display = Json.text(reference, "display");
        if (resource.isEmpty()) {
            return Medication.of(display.isEmpty() ? Concept.NONE : Concept.ofText(display));
        }
        Medication medication = resource(resource.get(), resolver, depth - 1);
        return medication.concept().isEmpty() && !display.isEmpty()
                ? new Medication(Concept.ofText(display), medication.ingredients())
                : medication;
    }

    /** The drug of a Medication resource, with its ingredients. */
    private static Medication resource(JsonNode json, Resolver resolver, int depth) {
        List<Concept> ingredients = new ArrayList<>(0);
        for (JsonNode ingredient : Json.items(json, "ingredient")) {
            JsonNode item = ingredient.path("itemCodeableConcept");
            if (item.isMissingNode()) {
                Medication part = referenced(ingredient.path("itemReference"), resolver, depth);
                add(part.concept(), ingredients);
                ingredients.addAll(part.ingredients());
            } else {
                add(Concepts.concept(item), ingredients);
            }
        }
        Concept code = Concepts.concept(json.path("code"));
        return new Medication(code, ingredients);
    }

    private static void add(Concept concept, List<Concept> concepts) {
        if (!concept.isEmpty()) {
            concepts.add(concept);
        }
    }
}
