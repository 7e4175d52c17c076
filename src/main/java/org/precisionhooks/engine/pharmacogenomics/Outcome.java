package org.precisionhooks.engine.pharmacogenomics;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What guidance says for one population.
 *
 * @param population the population
 * @param rules the rules that the results lead to, the strictest first; several when the results leave some open
 * @param conflict true when different readings of the record lead to different actions
 */
record Outcome(String population, List<Rule> rules, boolean conflict) {

    Outcome {
        rules = List.copyOf(rules);
    }

    /**
     * Looks results up.
     *
     * @param readings for each gene of the guidance its possible readings, each a set of keys; one reading with
     *     {@link DrugGuidance#NO_RESULT} where the gene was not tested
     */
    static Outcome of(DrugGuidance guidance, String population, List<List<Set<String>>> readings) {
        Set<Rule> all = new LinkedHashSet<>();
        Set<Set<String>> actionsByReading = new LinkedHashSet<>();
        for (List<Set<String>> combination : product(readings)) {
            List<Rule> rules = product(combination.stream().map(List::copyOf).toList()).stream()
                    .map(keys -> guidance.rule(population, keys))
                    .flatMap(Optional::stream)
                    .toList();
            all.addAll(rules);
            actionsByReading.add(rules.stream().map(rule -> rule.row().action()).collect(Collectors.toSet()));
        }
        List<Rule> strictestFirst = all.stream().sorted(Rule.STRICTEST_FIRST).toList();
        return new Outcome(population, distinctActions(strictestFirst), actionsByReading.size() > 1);
    }

    /** The rule that changes most, if there is one. */
    Optional<Rule> strictest() {
        return rules.stream().findFirst();
    }

    /** Whether the rules ask for different kinds of action. */
    boolean isOpen() {
        return rules.stream().map(Rule::actionClass).distinct().count() > 1;
    }

    Set<String> actions() {
        return rules.stream().map(rule -> rule.row().action()).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<Rule> distinctActions(List<Rule> rules) {
        Set<String> seen = new LinkedHashSet<>();
        return rules.stream().filter(rule -> seen.add(rule.row().action())).toList();
    }

    /** All ways to take one element of each list. */
    private static <T> List<List<T>> product(List<List<T>> choices) {
        List<List<T>> combinations = List.of(List.of());
        for (List<T> choice : choices) {
            List<List<T>> longer = new ArrayList<>();
            for (List<T> combination : combinations) {
                for (T element : choice) {
                    List<T> extended = new ArrayList<>(combination);
                    extended.add(element);
                    longer.add(List.copyOf(extended));
                }
            }
            combinations = longer;
        }
        return combinations;
    }
}
