package org.precisionhooks.facts;

import java.util.List;

/**
 * A drug or product as it arrived.
 *
 * @param concept its codes and text
 * @param ingredients coded ingredients of the product, when its resource lists them
 * @param forms its dose forms, when its resource states one
 * @param routes by which it is to be given, when each dosage states one
 */
public record Medication(Concept concept, List<Concept> ingredients, List<Concept> forms, List<Concept> routes) {

    public Medication {
        ingredients = List.copyOf(ingredients);
        forms = List.copyOf(forms);
        routes = List.copyOf(routes);
    }

    /** A drug of which neither dose form nor route is known. */
    public Medication(Concept concept, List<Concept> ingredients) {
        this(concept, ingredients, List.of(), List.of());
    }

    public static Medication of(Concept concept) {
        return new Medication(concept, List.of());
    }

    /** The same drug, given by these routes. */
    public Medication by(List<Concept> routes) {
        return new Medication(concept, ingredients, forms, routes);
    }
}
