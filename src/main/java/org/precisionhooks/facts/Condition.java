package org.precisionhooks.facts;

import java.util.Optional;

/**
 * A diagnosis or problem; refuted and entered-in-error ones never become a fact.
 *
 * @param active true for clinical status active, recurrence or relapse, or when no status is given
 * @param confirmed false for unconfirmed, provisional and differential ones
 */
public record Condition(Source source, Concept concept, boolean active, boolean confirmed, Optional<ClinicalTime> onset)
        implements Fact {}
