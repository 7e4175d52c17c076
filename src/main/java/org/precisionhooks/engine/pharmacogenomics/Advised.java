package org.precisionhooks.engine.pharmacogenomics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.precisionhooks.engine.ActionClass;

/**
 * What one publisher's guidance has to say on a drug.
 *
 * @param drugCase the drug and the results
 * @param outcomes what follows, by population; at least one
 */
record Advised(DrugCase drugCase, List<Outcome> outcomes) {

    Advised {
        outcomes = List.copyOf(outcomes);
    }

    /** The publishers that have advice, in the site's order; of one publisher the strictest guideline first. */
    static List<Advised> of(List<DrugCase> cases) {
        List<Advised> advised = new ArrayList<>();
        for (DrugCase drugCase : cases) {
            List<Outcome> outcomes = drugCase.tested().isEmpty() ? List.of() : drugCase.outcomes();
            if (!outcomes.isEmpty()) {
                advised.add(new Advised(drugCase, outcomes));
            }
        }
        List<String> order = cases.stream().map(one -> one.guidance().source()).toList();
        advised.sort(Comparator.<Advised>comparingInt(one -> order.indexOf(one.source()))
                .thenComparing(Advised::strictest, Rule.STRICTEST_FIRST));
        return advised;
    }

    /** The one that a finding is about: the first publisher in the site's order that recommends something. */
    static Advised leading(List<Advised> inOrder) {
        return inOrder.stream()
                .filter(one -> one.strictest().actionClass() != ActionClass.NO_RECOMMENDATION || one.hasConflict())
                .findFirst()
                .orElse(inOrder.get(0));
    }

    /** The one action of the leading guidance; where the record leaves several open there is none. */
    static Optional<String> action(List<Advised> inOrder) {
        if (inOrder.isEmpty()) {
            return Optional.empty();
        }
        Set<String> actions = leading(inOrder).outcomes().stream()
                .flatMap(outcome -> outcome.actions().stream())
                .collect(Collectors.toSet());
        return actions.size() == 1 ? Optional.of(actions.iterator().next()) : Optional.empty();
    }

    String source() {
        return drugCase.guidance().source();
    }

    Rule strictest() {
        return FindingWriter.strictest(outcomes).orElseThrow();
    }

    /** Contradicting results are for a person to settle, whatever they would lead to. */
    boolean asksForAChange() {
        return strictest().actionClass().changesTherapy() || hasConflict();
    }

    /** Whether this one asks for nothing and another one for a change. */
    boolean isContradictedBy(List<Advised> others) {
        return strictest().actionClass() == ActionClass.STANDARD
                && !hasConflict()
                && others.stream().anyMatch(Advised::asksForAChange);
    }

    /** Whether one of those who advise the same way forbids the drug: a preferred publisher's milder words do not soften that. */
    boolean isForbiddenBy(List<Advised> others) {
        return others.stream()
                .anyMatch(other ->
                        other.strictest().actionClass() == ActionClass.CONTRAINDICATED && other.agreesWith(this));
    }

    private boolean hasConflict() {
        return outcomes.stream().anyMatch(Outcome::conflict);
    }

    /** Whether both ask for the same kind of action. */
    boolean agreesWith(Advised other) {
        return kind(strictest().actionClass()) == kind(other.strictest().actionClass());
    }

    /** Another drug is one kind, less of it one, and nothing to change one, however they are worded. */
    private static ActionClass kind(ActionClass action) {
        return switch (action) {
            case ALTERNATIVE, AVOID, CONTRAINDICATED -> ActionClass.AVOID;
            case DOSE_DECREASE, DOSE_CAP -> ActionClass.DOSE_DECREASE;
            case DOSE_INCREASE, MEASURE_FIRST, START -> action;
            case NO_RECOMMENDATION,
                    STANDARD,
                    STANDARD_WITH_MONITORING,
                    AVOID_INHIBITORS,
                    ASK_PATIENT,
                    FOLLOW_UP,
                    SOURCES_DIFFER,
                    INVALID_INPUT -> ActionClass.STANDARD;
        };
    }
}
