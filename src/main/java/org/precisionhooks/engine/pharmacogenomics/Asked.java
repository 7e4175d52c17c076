package org.precisionhooks.engine.pharmacogenomics;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.OrderedDrug;
import org.precisionhooks.engine.Question;
import org.precisionhooks.engine.pharmacogenomics.dosing.Dosing;

/**
 * What was asked of whom, read once for all drugs of a question.
 *
 * @param results what is known of the genes
 * @param drugs RxNorm ingredients that the patient takes or is ordered
 * @param stopped drugs that were stopped lately
 * @param events what was done to the patient or is known of them
 */
record Asked(
        ConsentedFacts facts,
        Question question,
        GeneResults results,
        Set<String> drugs,
        List<WashOuts.Stopped> stopped,
        List<Transplants.Event> events) {

    Asked {
        drugs = Set.copyOf(drugs);
        stopped = List.copyOf(stopped);
        events = List.copyOf(events);
    }

    static Asked of(ConsentedFacts facts, Question question, GeneResults results, Beside beside) {
        Set<String> drugs = new HashSet<>();
        for (OrderedDrug order : question.taken()) {
            order.resolution().ingredients().forEach(drug -> drugs.add(drug.rxcui()));
        }
        return new Asked(facts, question, results, drugs, beside.stopped(), beside.events());
    }

    /** What of the patient's past may change the meaning of a result. */
    record Beside(List<WashOuts.Stopped> stopped, List<Transplants.Event> events) {}

    /** Whether a drug may act on the enzymes. */
    boolean hasDrugs() {
        return !drugs.isEmpty() || !stopped.isEmpty();
    }

    Dosing.Person person(OrderedDrug order) {
        return new Dosing.Person(facts, question.date(), drugs, order.reasons());
    }
}
