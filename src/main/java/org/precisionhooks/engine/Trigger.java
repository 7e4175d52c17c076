package org.precisionhooks.engine;

import java.util.List;
import org.precisionhooks.facts.Concept;

/**
 * What gave rise to a question beside drugs, as the caller states it; it need not be in the record yet.
 *
 * @param tests genetic tests that are being ordered
 * @param conditions conditions that are being recorded, those held to be sure
 * @param allergens substances to which an allergy or intolerance is being recorded
 * @param risk what is asked of a risk
 */
public record Trigger(
        List<OrderedTest> tests, List<Concept> conditions, List<OrderedDrug> allergens, RiskRequest risk) {

    public static final Trigger NONE = new Trigger(List.of(), List.of(), List.of());

    public Trigger {
        tests = List.copyOf(tests);
        conditions = List.copyOf(conditions);
        allergens = List.copyOf(allergens);
    }

    /** A trigger that asks nothing of a risk. */
    public Trigger(List<OrderedTest> tests, List<Concept> conditions, List<OrderedDrug> allergens) {
        this(tests, conditions, allergens, RiskRequest.NONE);
    }

    public Trigger withoutConditions() {
        return new Trigger(tests, List.of(), allergens, risk);
    }
}
