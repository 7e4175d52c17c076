package org.precisionhooks.engine.pharmacogenomics;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.Question;
import org.precisionhooks.engine.pharmacogenomics.dosing.Dosing;

/**
 * What was asked of whom, read once for all drugs of a question.
 *
 * @param results what is known of the genes
 * @param stopped drugs that were stopped lately
 * @param events what was done to the patient or is known of them
 */
record Asked(
        ConsentedFacts facts,
        Question question,
        GeneResults results,
        List<WashOuts.Stopped> stopped,
        List<Transplants.Event> events) {

    Asked {
        stopped = List.copyOf(stopped);
        events = List.copyOf(events);
    }

    Dosing.Person person(DrugCase drugCase) {
        Set<String> drugs = question.taken().stream()
                .flatMap(order -> order.resolution().ingredients().stream())
                .map(Drug::rxcui)
                .collect(Collectors.toSet());
        return new Dosing.Person(facts, question.date(), drugs, drugCase.order().reasons());
    }
}
