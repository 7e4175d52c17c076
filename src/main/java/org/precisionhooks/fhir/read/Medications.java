package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Medication;
import org.precisionhooks.fhir.read.json.Concepts;
import org.precisionhooks.fhir.read.json.Json;
import org.precisionhooks.fhir.read.json.References;

/** Reads which drug a request, statement or Medication resource means. */
final class Medications {

    /** Finds what a reference leads to. */
    @FunctionalInterface
    interface Resolver {

        Optional<JsonNode> resolve(String reference);
    }

    private static final int DEPTH = 3;

    /** Of a request, and of a statement. */
    private static final List<String> DOSAGES = List.of("dosageInstruction", "dosage");

    private Medications() {}

    static boolean isUnresolved(JsonNode holder, Resolver resolver) {
        String reference = References.of(holder.path("medicationReference"));
        return !reference.isEmpty() && resolver.resolve(reference).isEmpty();
    }

    /** The drug of a {@code medication[x]}; of a reference that leads nowhere, its display. */
    static Medication of(JsonNode holder, Resolver resolver) {
        return drug(holder, resolver).by(routes(holder));
    }

    /** None where a dosage does not say by which route. */
    private static List<Concept> routes(JsonNode holder) {
        List<Concept> routes = new ArrayList<>(0);
        for (String element : DOSAGES) {
            for (JsonNode dosage : Json.items(holder, element)) {
                if (!dosage.path("route").isObject()) {
                    return List.of();
                }
                routes.add(Concepts.concept(dosage.path("route")));
            }
        }
        return routes;
    }

    private static Medication drug(JsonNode holder, Resolver resolver) {
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
                ? new Medication(Concept.ofText(display), medication.ingredients(), medication.forms(), List.of())
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
        Concept form = Concepts.concept(json.path("form"));
        return new Medication(code, ingredients, form.isEmpty() ? List.of() : List.of(form), List.of());
    }

    private static void add(Concept concept, List<Concept> concepts) {
        if (!concept.isEmpty()) {
            concepts.add(concept);
        }
    }
}
