package org.precisionhooks.engine.cardiology;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.precisionhooks.engine.Citation;
import org.precisionhooks.engine.RiskEstimate;
import org.precisionhooks.engine.Strength;
import org.precisionhooks.knowledge.Knowledge;

/** What guidelines make of an estimate: their classes, what adds to it, and where they consider treatment. */
final class Thresholds {

    private final List<Threshold> all;

    /** What a threshold says. */
    enum Kind {
        /** The class of an estimate. */
        CATEGORY,
        /** What adds to the risk beside the equation. */
        ENHANCER,
        /** Treatment is considered. */
        TREATMENT,
        /** What to aim for. */
        GOAL,
        /** Something is due: a result to be taken, a goal that is not reached. */
        FOLLOW_UP
    }

    /**
     * A row of {@code thresholds.tsv}.
     *
     * @param equation the equation whose estimates it speaks of; empty for one that asks for inputs only
     * @param when all of these hold
     * @param drugs RxNorm ingredients that it names
     * @param confirmed whether the site's clinical owner has confirmed it with the guideline: else it is not used
     */
    record ThresholdRow(
            String rule,
            String guideline,
            Kind kind,
            Optional<String> equation,
            List<String> when,
            String label,
            Strength strength,
            List<String> drugs,
            boolean confirmed) {}

    /** A row of {@code guidelines.tsv}. */
    record GuidelineRow(String guideline, String publisher, String title, String version, String doi) {
        Citation citation() {
            return new Citation(publisher, title, version, "https://doi.org/" + doi, List.of());
        }
    }

    /** A row of {@code doses.tsv}: the dose a day, in mg, that a rule means of a drug. */
    record DoseRow(String rule, String rxcui, BigDecimal lowest, BigDecimal highest, String display) {

        String words() {
            return display + " " + lowest.toPlainString() + " to " + highest.toPlainString() + " mg";
        }
    }

    /** A row with its conditions read, and its guideline and doses looked up. */
    record Threshold(ThresholdRow row, List<Criterion> when, GuidelineRow guideline, List<DoseRow> doses) {

        Threshold {
            when = List.copyOf(when);
            doses = List.copyOf(doses);
        }

        /** Whether it considers a treatment that the patient does not have. */
        boolean asksFor(Input treatment) {
            return when.stream().anyMatch(criterion -> criterion.subject().equals(treatment.name()));
        }
    }

    private Thresholds(List<Threshold> all) {
        this.all = List.copyOf(all);
        Set<String> rules = new HashSet<>();
        this.all.stream()
                .map(one -> one.row().rule())
                .filter(rule -> !rules.add(rule))
                .forEach(rule -> {
                    throw EquationTables.broken("thresholds", rule + " is there twice");
                });
    }

    static Thresholds from(Knowledge knowledge) {
        List<GuidelineRow> guidelines =
                knowledge.table("cardiology/guidelines", GuidelineRow.class).rows();
        List<DoseRow> doses = knowledge.table("cardiology/doses", DoseRow.class).rows();
        return new Thresholds(knowledge.table("cardiology/thresholds", ThresholdRow.class).rows().stream()
                .map(row -> new Threshold(
                        row,
                        row.when().stream().map(Criterion::of).toList(),
                        guidelines.stream()
                                .filter(one -> one.guideline().equals(row.guideline()))
                                .findFirst()
                                .orElseThrow(() -> EquationTables.broken(
                                        "thresholds", row.rule() + " names no guideline of guidelines.tsv")),
                        doses.stream()
                                .filter(dose -> dose.rule().equals(row.rule()))
                                .toList()))
                .toList());
    }

    List<Threshold> all() {
        return all;
    }

    /** The confirmed rows that hold for a person, those of an equation by its estimates as they are told. */
    List<Threshold> met(String equation, List<RiskEstimate> estimates, Person person) {
        Function<String, OptionalDouble> values =
                subject -> subject.contains("/") ? estimate(subject, estimates) : input(subject, person);
        return all.stream()
                .filter(one -> one.row().confirmed())
                .filter(one -> one.row().equation().map(equation::equals).orElse(equation.isEmpty()))
                .filter(one -> one.when().stream().allMatch(criterion -> criterion.holds(values)))
                .toList();
    }

    /** The value of an input, or how many days old it is. */
    private static OptionalDouble input(String subject, Person person) {
        Optional<Reading> reading = person.input(Criterion.input(subject)).reading();
        if (Criterion.isAge(subject)) {
            return reading.map(one -> one.daysOn(person.date())).orElse(OptionalDouble.empty());
        }
        return reading.map(one -> OptionalDouble.of(one.value())).orElse(OptionalDouble.empty());
    }

    private static OptionalDouble estimate(String subject, List<RiskEstimate> estimates) {
        return estimates.stream()
                .filter(one -> subject.equals(one.outcome() + "/" + one.years()))
                .mapToDouble(one -> one.percent().doubleValue())
                .findFirst();
    }
}
