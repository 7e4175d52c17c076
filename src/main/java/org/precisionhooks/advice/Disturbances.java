package org.precisionhooks.advice;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.Engine;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.OrderedDrug;
import org.precisionhooks.engine.Question;

/**
 * What an order does to the drugs that the patient takes already: an inhibitor may turn one that fits the genes into one that
 * does not. Only what changes because of the order is told.
 */
final class Disturbances {

    private final List<Engine> engines;

    /** @param engines those that are asked */
    Disturbances(List<Engine> engines) {
        this.engines = List.copyOf(engines);
    }

    List<Finding> of(ConsentedFacts facts, Question question) {
        Set<Drug> ordered = ingredients(question.orders().stream());
        List<OrderedDrug> others = question.current().stream()
                .filter(drug -> ingredients(Stream.of(drug)).stream().noneMatch(ordered::contains))
                .toList();
        if (others.isEmpty() || ordered.stream().noneMatch(this::actsOnOthers)) {
            return List.of();
        }
        Question before = question.about(others);
        Question after = question.orders().stream().reduce(before, Question::taking, (one, other) -> other);
        Set<String> known = pressing(facts, before).map(Finding::headline).collect(Collectors.toSet());
        return pressing(facts, after)
                .filter(finding -> !known.contains(finding.headline()))
                .toList();
    }

    private boolean actsOnOthers(Drug drug) {
        return engines.stream().anyMatch(engine -> engine.actsOnOthers(drug));
    }

    private Stream<Finding> pressing(ConsentedFacts facts, Question question) {
        return engines.stream()
                .flatMap(engine -> engine.assess(facts, question).stream())
                .filter(finding -> finding.drug().isPresent() && finding.asks());
    }

    private static Set<Drug> ingredients(Stream<OrderedDrug> orders) {
        return orders.filter(order -> order.resolution().systemic())
                .flatMap(order -> order.resolution().ingredients().stream())
                .collect(Collectors.toSet());
    }
}
