package org.precisionhooks.facts;

import java.util.List;

/**
 * An allergy or intolerance to a substance; refuted and entered-in-error ones never become a fact.
 *
 * @param substances the substance codes: of the resource and of its reactions
 * @param active false when inactive or resolved
 */
public record Allergy(Source source, List<Concept> substances, boolean active) implements Fact {

    public Allergy {
        substances = List.copyOf(substances);
    }
}
