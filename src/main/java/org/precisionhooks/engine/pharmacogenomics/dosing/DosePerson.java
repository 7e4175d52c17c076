package org.precisionhooks.engine.pharmacogenomics.dosing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.pharmacogenomics.dosing.DosingTables.CodeRow;
import org.precisionhooks.engine.pharmacogenomics.dosing.DosingTables.Kind;
import org.precisionhooks.engine.pharmacogenomics.dosing.DosingTables.LimitRow;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.CodedResult;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Condition;
import org.precisionhooks.facts.Measurement;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Sex;

/** Finds the inputs of dose equations in the record; what is not there is said, never guessed. */
final class DosePerson {

    private final DosingTables tables;
    private final ConsentedFacts facts;
    private final LocalDate date;
    private final Set<String> drugs;
    private final List<Concept> reasons;
    private final Map<Term, DoseInput> inputs = new EnumMap<>(Term.class);

    /**
     * @param drugs RxNorm ingredients that the patient takes or is ordered
     * @param reasons what the order is for
     */
    DosePerson(DosingTables tables, ConsentedFacts facts, LocalDate date, Set<String> drugs, List<Concept> reasons) {
        this.tables = tables;
        this.facts = facts;
        this.date = date;
        this.drugs = drugs;
        this.reasons = reasons;
    }

    DoseInput of(Term term) {
        return inputs.computeIfAbsent(term, this::find);
    }

    private DoseInput find(Term term) {
        return switch (term) {
            case AGE_YEARS -> age(1);
            case AGE_DECADES -> age(10);
            case HEIGHT, WEIGHT, TARGET_INR -> measured(term);
            case BODY_SURFACE -> bodySurface();
            case INDUCER, AMIODARONE -> drug(term);
            case SMOKER -> smoker();
            case VENOUS_THROMBOSIS -> thrombosis();
            case FEMALE -> sex();
            case ANCESTRY -> DoseInput.ofLevel("missing or mixed", "ancestry not used (counted as missing or mixed)");
            default -> DoseInput.missing("no " + term + " is known here");
        };
    }

    private DoseInput age(int years) {
        LimitRow limit = tables.limit(Term.AGE_YEARS);
        Optional<Integer> age = facts.demographics().flatMap(person -> person.ageOn(date));
        if (age.isEmpty()) {
            return DoseInput.missing("the date of birth is not in the record");
        }
        return limit.allows(age.get())
                ? DoseInput.of(Math.floorDiv(age.get(), years), age.get() + " years")
                : DoseInput.missing("the model is for adults, and the age is " + age.get());
    }

    private DoseInput measured(Term term) {
        LimitRow limit = tables.limit(term);
        if (facts.all(Measurement.class).isEmpty()) {
            return notThere(limit);
        }
        Optional<Measurement> latest = facts.all(Measurement.class).stream()
                .filter(one -> isOf(one.concept(), tables.codes(term, Kind.MEASUREMENT)))
                .filter(one -> one.source().status() == ResultStatus.FINAL && isCurrent(one, limit))
                .filter(one -> limit.unit().equals("1") || one.unit().equals(limit.unit()))
                .max(Comparator.comparing(
                        one -> one.source().time().orElseThrow().end()));
        if (latest.isEmpty()) {
            return notThere(limit);
        }
        double value = latest.get().value().doubleValue();
        String words =
                limit.label() + " " + latest.get().value().stripTrailingZeros().toPlainString()
                        + (limit.unit().equals("1") ? "" : " " + limit.unit());
        return limit.allows(value)
                ? DoseInput.of(value, words)
                : DoseInput.missing("the recorded " + words + " is not plausible for the model");
    }

    private static DoseInput notThere(LimitRow limit) {
        return DoseInput.missing("no current " + limit.label() + " is in the record");
    }

    private boolean isCurrent(Measurement measurement, LimitRow limit) {
        return measurement
                .source()
                .time()
                .map(ClinicalTime::end)
                .map(end -> end.atZone(ZoneOffset.UTC).toLocalDate())
                .filter(day -> limit.months().isEmpty()
                        || !day.isBefore(date.minusMonths(limit.months().get())))
                .isPresent();
    }

    private DoseInput bodySurface() {
        DoseInput height = of(Term.HEIGHT);
        DoseInput weight = of(Term.WEIGHT);
        Optional<String> problem = height.problem().or(weight::problem);
        if (problem.isPresent()) {
            return DoseInput.missing(problem.get());
        }
        double surface = 1;
        for (DosingTables.TermRow row : tables.terms("body-surface")) {
            double coefficient = row.coefficient().doubleValue();
            surface *= switch (row.term()) {
                case HEIGHT -> Math.pow(height.value(), coefficient);
                case WEIGHT -> Math.pow(weight.value(), coefficient);
                default -> coefficient;
            };
        }
        String rounded = new BigDecimal(surface).round(new MathContext(3)).toPlainString();
        return DoseInput.of(
                surface, "body surface " + rounded + " m2 (" + height.words() + ", " + weight.words() + ")");
    }

    private DoseInput drug(Term term) {
        List<String> taken = drugs.isEmpty() ? List.of() : taken(term);
        return taken.isEmpty()
                ? DoseInput.of(0, "no " + (term == Term.INDUCER ? "enzyme inducer" : "amiodarone") + " on file")
                : DoseInput.of(1, String.join(" and ", taken));
    }

    private List<String> taken(Term term) {
        return tables.codes(term, Kind.DRUG).stream()
                .filter(row -> drugs.contains(row.code()))
                .map(CodeRow::display)
                .toList();
    }

    private DoseInput smoker() {
        boolean smokes = facts.all(CodedResult.class).stream()
                .filter(one -> one.source().status() == ResultStatus.FINAL)
                .anyMatch(one -> isOf(one.value(), tables.codes(Term.SMOKER, Kind.ANSWER)));
        return smokes ? DoseInput.of(1, "smoker") : DoseInput.of(0, "no smoking on file");
    }

    private DoseInput thrombosis() {
        List<CodeRow> codes = tables.codes(Term.VENOUS_THROMBOSIS, Kind.CONDITION);
        boolean recorded = Stream.concat(
                        reasons.stream(),
                        facts.all(Condition.class).stream()
                                .filter(condition -> condition.active() && condition.confirmed())
                                .map(Condition::concept))
                .anyMatch(concept -> isOf(concept, codes));
        return recorded
                ? DoseInput.of(1, "venous thrombosis or pulmonary embolism")
                : DoseInput.of(0, "no venous thrombosis on file");
    }

    private DoseInput sex() {
        Sex sex = facts.demographics().map(person -> person.sex()).orElse(Sex.UNKNOWN);
        return switch (sex) {
            case FEMALE -> DoseInput.of(1, "female");
            case MALE -> DoseInput.of(0, "male");
            default -> DoseInput.missing("the sex is not in the record");
        };
    }

    private static boolean isOf(Concept concept, List<CodeRow> codes) {
        return concept.codings().stream()
                .anyMatch(coding -> codes.stream().anyMatch(row -> coding.isWithin(row.system(), row.code())));
    }
}
