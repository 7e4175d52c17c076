package org.precisionhooks.facts;

import java.util.List;

/**
 * A drug or product as it arrived.
 *
 * @param concept its codes and text
 * @param ingredients coded ingredients of the product, when its resource lists them
 */
public record Medication(Concept concept, List<Concept> ingredients) {

    public Medication {
        ingredients = List.copyOf(ingredients);
    }

    public static Medication of(Concept concept) {
        return new Medication(concept, List.of());
    }
}
