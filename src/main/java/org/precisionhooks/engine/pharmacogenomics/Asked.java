package org.precisionhooks.engine.pharmacogenomics;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.OrderedDrug;
import org.precisionhooks.engine.Question;
import org.precisionhooks.engine.pharmacogenomics.dosing.Dosing;
import org.precisionhooks.facts.Condition;
import org.precisionhooks.facts.MedicationUse;
import org.precisionhooks.facts.Procedure;

/**
 * What was asked of whom.
 *
 * @param drugs RxNorm ingredients that the patient takes or is ordered; one that is only asked about is neither
 * @param hasDrugs whether the patient takes or took any drug, so that one may act on the enzymes
 * @param hasEvents whether any condition or procedure is known, so that one may say whose genes were read
 */
record Asked(
        ConsentedFacts facts,
        Question question,
        GeneResults results,
        Set<String> drugs,
        boolean hasDrugs,
        boolean hasEvents) {

    static Asked of(ConsentedFacts facts, Question question, GeneResults results) {
        Set<String> drugs = new HashSet<>();
        add(question.current(), drugs);
        add(
                question.orders().stream()
                        .filter(order -> order.reference().isPresent())
                        .toList(),
                drugs);
        return new Asked(
                facts,
                question,
                results,
                Set.copyOf(drugs),
                !drugs.isEmpty() || !facts.all(MedicationUse.class).isEmpty(),
                !facts.all(Condition.class).isEmpty()
                        || !facts.all(Procedure.class).isEmpty());
    }

    private static void add(List<OrderedDrug> orders, Set<String> drugs) {
        orders.forEach(order -> order.resolution().ingredients().forEach(drug -> drugs.add(drug.rxcui())));
    }

    Dosing.Person person(OrderedDrug order) {
        return new Dosing.Person(facts, question.date(), drugs, order.reasons());
    }
}
