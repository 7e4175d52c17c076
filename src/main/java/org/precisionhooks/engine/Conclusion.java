package org.precisionhooks.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an engine concludes: a recommendation, a test to do first, a risk, a suspected disease, or a named reason why nothing can be said.
 */
public sealed interface Conclusion {

    /**
     * A rule fired.
     *
     * @param action what to do
     * @param strength how strongly
     * @param alternatives drugs the guidance names instead, before they were screened for this patient
     */
    record Recommendation(ActionClass action, Strength strength, List<Drug> alternatives) implements Conclusion {
        public Recommendation {
            alternatives = List.copyOf(alternatives);
        }

        public Recommendation withAlternatives(List<Drug> screened) {
            return new Recommendation(action, strength, screened);
        }
    }

    /**
     * Guidance asks for a test that is not in the record.
     *
     * @param genes HGNC symbols of the genes to test
     */
    record TestFirst(List<String> genes, Strength strength) implements Conclusion {
        public TestFirst {
            genes = List.copyOf(genes);
        }
    }

    /**
     * Nothing can be said, and why.
     *
     * @param reason the named cause
     * @param gene gene concerned, if one is
     * @param neededBeforeStart true when guidance wants the result before the drug is started, so that the order should wait
     */
    record Indeterminate(Reason reason, Optional<String> gene, boolean neededBeforeStart) implements Conclusion {
        public Indeterminate(Reason reason, Optional<String> gene) {
            this(reason, gene, false);
        }

        boolean isUrgent() {
            return neededBeforeStart || reason == Reason.CONFLICTING_RESULTS;
        }
    }

    /**
     * A risk was worked out, or could not be.
     *
     * @param equation code of the equation, {@code prevent}
     * @param model the model of it that fits the inputs, {@code base}; empty when none could be used
     * @param estimates the risks; none when something that is needed is lacking
     * @param gaps what was lacking or refused, what is needed and what would only have helped
     * @param categories where guidelines that the site has confirmed put it
     * @param changes what would change it
     */
    record Risk(
            String equation,
            String model,
            List<RiskEstimate> estimates,
            List<InputGap> gaps,
            List<RiskCategory> categories,
            List<RiskChange> changes)
            implements Conclusion {
        public Risk {
            estimates = List.copyOf(estimates);
            gaps = List.copyOf(gaps);
            categories = List.copyOf(categories);
            changes = List.copyOf(changes);
        }
    }

    /**
     * A disease is suspected by published criteria, or a gene disposes to it.
     *
     * @param disease code of the disease, {@code familial-hypercholesterolaemia}
     * @param likelihood the highest that any of the grades comes to
     * @param grades what each set of criteria says; none when a gene alone speaks
     * @param gaps what could not be looked at
     */
    record Suspicion(String disease, Likelihood likelihood, List<CriteriaGrade> grades, List<InputGap> gaps)
            implements Conclusion {

        public Suspicion {
            grades = List.copyOf(grades);
            gaps = List.copyOf(gaps);
        }
    }

    /** Why nothing can be said. */
    enum Reason {
        /** The drug of an order is not known: it was not checked. */
        DRUG_NOT_RESOLVED,
        /** Results of the same gene contradict each other and lead to different actions. */
        CONFLICTING_RESULTS,
        /** The result is there, but its function is uncertain or it cannot be computed with. */
        RESULT_NOT_INTERPRETABLE,
        /** The gene was not tested. */
        NOT_TESTED,
        /** The result stands on preliminary data. */
        PRELIMINARY_RESULT,
        /** Guidance has no row for this result. */
        NO_GUIDANCE,
        /** The test is ordered, its result is not there yet. */
        RESULT_PENDING
    }

    default <T> T fold(
            Function<? super Recommendation, ? extends T> onRecommendation,
            Function<? super TestFirst, ? extends T> onTestFirst,
            Function<? super Risk, ? extends T> onRisk,
            Function<? super Suspicion, ? extends T> onSuspicion,
            Function<? super Indeterminate, ? extends T> onIndeterminate) {
        if (this instanceof Recommendation recommendation) {
            return onRecommendation.apply(recommendation);
        }
        if (this instanceof TestFirst testFirst) {
            return onTestFirst.apply(testFirst);
        }
        if (this instanceof Risk risk) {
            return onRisk.apply(risk);
        }
        if (this instanceof Suspicion suspicion) {
            return onSuspicion.apply(suspicion);
        }
        return onIndeterminate.apply((Indeterminate) this);
    }

    /** Whether it asks the clinician for something; a change that guidance leaves to choice does, though it only informs. */
    default boolean asks() {
        return urgency() != Urgency.INFO
                || this instanceof Recommendation recommendation
                        && Urgency.asks(recommendation.action(), recommendation.strength());
    }

    default Urgency urgency() {
        return fold(
                recommendation -> Urgency.of(recommendation.action(), recommendation.strength()),
                testFirst -> testFirst.strength() == Strength.STRONG ? Urgency.WARNING : Urgency.INFO,
                risk -> Urgency.INFO,
                suspicion -> suspicion.likelihood() == Likelihood.UNLIKELY ? Urgency.INFO : Urgency.WARNING,
                indeterminate -> indeterminate.isUrgent() ? Urgency.WARNING : Urgency.INFO);
    }
}
