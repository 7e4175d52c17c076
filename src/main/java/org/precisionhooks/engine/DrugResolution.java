package org.precisionhooks.engine;

import java.util.List;

/**
 * What a medication was resolved to.
 *
 * @param ingredients its known active ingredients; empty when it could not be resolved
 * @param recognition how it was recognised
 * @param systemic false for a product of purely local use (cream, eye drops): guidance for systemic use does not apply
 */
public record DrugResolution(List<Drug> ingredients, Recognition recognition, boolean systemic) {

    public static final DrugResolution UNRESOLVED = new DrugResolution(List.of(), Recognition.NONE, true);

    public DrugResolution {
        ingredients = List.copyOf(ingredients);
    }

    /** How a medication was recognised. */
    public enum Recognition {
        /** By a drug code. */
        CODE,
        /** By its words only: a last resort that is said on the card. */
        NAME,
        /** Its codes name different substances: said on the card. */
        CONFLICT,
        /** Some of its ingredients are not known. */
        PARTIAL,
        /** Not at all. */
        NONE
    }

    /** The same, applied where it acts. */
    DrugResolution locally() {
        return new DrugResolution(ingredients, recognition, false);
    }

    public boolean resolved() {
        return !ingredients.isEmpty();
    }
}
