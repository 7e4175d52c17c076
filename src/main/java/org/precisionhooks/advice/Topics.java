package org.precisionhooks.advice;

import java.util.List;
import org.precisionhooks.engine.OrderedTest;
import org.precisionhooks.engine.RiskRequest;
import org.precisionhooks.facts.Concept;

/**
 * What an inquiry is about.
 *
 * @param drugs draft orders or drugs asked about
 * @param beside other drafts of the same call, which are not asked about and count as taken
 * @param orders references of orders in the record, {@code MedicationRequest/abc}; looked up among the permitted facts
 * @param tests genetic tests that are being ordered
 * @param conditions conditions that are being recorded
 * @param allergens substances to which an allergy is being recorded
 * @param risk what is asked of a risk
 */
public record Topics(
        List<RequestedDrug> drugs,
        List<RequestedDrug> beside,
        List<String> orders,
        List<OrderedTest> tests,
        List<Concept> conditions,
        List<Concept> allergens,
        RiskRequest risk) {

    public Topics {
        drugs = List.copyOf(drugs);
        beside = List.copyOf(beside);
        orders = List.copyOf(orders);
        tests = List.copyOf(tests);
        conditions = List.copyOf(conditions);
        allergens = List.copyOf(allergens);
    }

    /** Topics that ask nothing of a risk. */
    public Topics(
            List<RequestedDrug> drugs,
            List<String> orders,
            List<OrderedTest> tests,
            List<Concept> conditions,
            List<Concept> allergens) {
        this(drugs, List.of(), orders, tests, conditions, allergens, RiskRequest.NONE);
    }

    public static Topics ofRisk(RiskRequest risk) {
        return new Topics(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), risk);
    }

    public static Topics ofDrugs(List<RequestedDrug> drugs) {
        return new Topics(drugs, List.of(), List.of(), List.of(), List.of());
    }

    /** The same topics with drafts that are not asked about. */
    public Topics with(List<RequestedDrug> others) {
        return new Topics(drugs, others, orders, tests, conditions, allergens, risk);
    }

    /** The same topics with genetic tests that are ordered together with the drugs. */
    public Topics withTests(List<OrderedTest> ordered) {
        return new Topics(drugs, beside, orders, ordered, conditions, allergens, risk);
    }

    public static Topics ofOrders(List<String> orders, List<OrderedTest> tests) {
        return new Topics(List.of(), orders, tests, List.of(), List.of());
    }

    public static Topics ofConditions(List<Concept> conditions) {
        return new Topics(List.of(), List.of(), List.of(), conditions, List.of());
    }

    public static Topics ofAllergens(List<Concept> allergens) {
        return new Topics(List.of(), List.of(), List.of(), List.of(), allergens);
    }

    /** Whether nothing is named, so that only the current drugs could be meant. */
    public boolean isEmpty() {
        return drugs.isEmpty() && orders.isEmpty() && tests.isEmpty() && conditions.isEmpty() && allergens.isEmpty();
    }
}
