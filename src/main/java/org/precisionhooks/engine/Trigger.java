package org.precisionhooks.engine;

import java.util.List;
import org.precisionhooks.facts.Concept;

/**
 * What gave rise to a question beside drugs, as the caller states it; it need not be in the record yet.
 *
 * @param tests genetic tests that are being ordered
 * @param conditions conditions that are being recorded, those held to be sure
 * @param allergens substances to which an allergy or intolerance is being recorded
 */
public record Trigger(List<OrderedTest> tests, List<Concept> conditions, List<OrderedDrug> allergens) {

    public static final Trigger NONE = new Trigger(List.of(), List.of(), List.of());

    public Trigger {
        tests = List.copyOf(tests);
        conditions = List.copyOf(conditions);
        allergens = List.copyOf(allergens);
    }

    public Trigger withoutConditions() {
        return new Trigger(tests, List.of(), allergens);
    }
}
