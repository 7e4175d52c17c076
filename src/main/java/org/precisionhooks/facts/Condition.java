package org.precisionhooks.facts;

import java.util.Optional;

/**
 * A diagnosis or problem; refuted and entered-in-error ones never become a fact.
 *
 * @param active true for clinical status active, recurrence or relapse, or when no status is given
 * @param confirmed false for unconfirmed, provisional and differential ones
 * @param onset when it began, where that is a date
 * @param onsetAge the completed years at which it began, where that is stated as an age
 */
public record Condition(
        Source source,
        Concept concept,
        boolean active,
        boolean confirmed,
        Optional<ClinicalTime> onset,
        Optional<Integer> onsetAge)
        implements Fact {

    /** A condition that states no age. */
    public Condition(Source source, Concept concept, boolean active, boolean confirmed, Optional<ClinicalTime> onset) {
        this(source, concept, active, confirmed, onset, Optional.empty());
    }
}
