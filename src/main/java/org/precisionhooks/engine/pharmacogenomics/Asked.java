package org.precisionhooks.engine.pharmacogenomics;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.OrderedDrug;
import org.precisionhooks.engine.Question;
import org.precisionhooks.engine.pharmacogenomics.dosing.Dosing;
import org.precisionhooks.engine.pharmacogenomics.person.PersonHints;
import org.precisionhooks.facts.GenePanelOrder;
import org.precisionhooks.facts.GeneTestOrder;

/**
 * What was asked of whom, read once for all drugs of a question.
 *
 * @param results what is known of the genes
 * @param awaited results that are on their way
 * @param drugs RxNorm ingredients that the patient takes or is ordered
 * @param beside what else of the person is told beside the genes
 */
record Asked(
        ConsentedFacts facts,
        Question question,
        GeneResults results,
        AwaitedResults awaited,
        Set<String> drugs,
        Beside beside) {

    Asked {
        drugs = Set.copyOf(drugs);
    }

    static Asked of(ConsentedFacts facts, Question question, GeneResults results, Beside beside) {
        Set<String> drugs = new HashSet<>();
        for (OrderedDrug order : question.taken()) {
            order.resolution().ingredients().forEach(drug -> drugs.add(drug.rxcui()));
        }
        return new Asked(
                facts,
                question,
                results,
                new AwaitedResults(
                        beside.ordered(), beside.panels(), question.trigger().tests()),
                drugs,
                beside);
    }

    /**
     * What of the person may change the meaning of a result, or of a drug.
     *
     * @param stopped drugs that were stopped lately
     * @param events what was done to the patient or is known of them
     * @param old which results are old
     * @param labels what labels say of such a person
     * @param ordered genetic tests that are on their way
     * @param panels of which nobody says which genes they test, likewise
     */
    record Beside(
            List<WashOuts.Stopped> stopped,
            List<Transplants.Event> events,
            ResultAges.Old old,
            PersonHints.Person labels,
            List<GeneTestOrder> ordered,
            List<GenePanelOrder> panels) {

        Beside {
            stopped = List.copyOf(stopped);
            events = List.copyOf(events);
            ordered = List.copyOf(ordered);
            panels = List.copyOf(panels);
        }
    }

    /** Whether something may change what the results of the genes mean. */
    boolean mayChange(List<String> genes) {
        return !drugs.isEmpty()
                || !beside.stopped().isEmpty()
                || !beside.events().isEmpty()
                || beside.old().isAmong(genes);
    }

    Dosing.Person person(OrderedDrug order) {
        return new Dosing.Person(facts, question.date(), drugs, order.reasons());
    }
}
