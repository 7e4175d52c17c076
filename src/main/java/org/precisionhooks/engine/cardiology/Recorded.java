package org.precisionhooks.engine.cardiology;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.InputGap;
import org.precisionhooks.engine.InputGap.Cause;
import org.precisionhooks.engine.cardiology.InputTables.AnswerRow;
import org.precisionhooks.engine.cardiology.InputTables.State;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.CodedResult;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Condition;
import org.precisionhooks.facts.Procedure;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Source;

/** Finds the inputs that are recorded and not measured: conditions and answers. */
final class Recorded {

    private final InputTables tables;
    private final ConsentedFacts facts;
    private final LocalDate date;

    Recorded(InputTables tables, ConsentedFacts facts, LocalDate date) {
        this.tables = tables;
        this.facts = facts;
        this.date = date;
    }

    /** The equations are for people without heart and vessel disease, and not for pregnancy. */
    Optional<InputGap> excluded() {
        boolean diseased = Stream.concat(
                        conditions(State.CARDIOVASCULAR_DISEASE)
                                .filter(Condition::confirmed)
                                .map(Condition::concept),
                        facts.all(Procedure.class).stream().map(Procedure::concept))
                .anyMatch(concept -> is(State.CARDIOVASCULAR_DISEASE, concept));
        if (diseased) {
            return Optional.of(new InputGap(
                    "cardiovascular-disease",
                    Cause.NOT_APPLICABLE,
                    true,
                    "Heart or vessel disease is recorded: the equations are for people without it"));
        }
        boolean stated = answer(Input.PREGNANCY)
                .reading()
                .filter(reading -> reading.value() == 1)
                .isPresent();
        return stated || conditions(State.PREGNANCY).anyMatch(Condition::active)
                ? Optional.of(new InputGap(
                        "pregnancy", Cause.NOT_APPLICABLE, true, "Pregnancy is recorded: the equations are not for it"))
                : Optional.empty();
    }

    private Stream<Condition> conditions(State state) {
        return facts.all(Condition.class).stream().filter(one -> is(state, one.concept()));
    }

    private boolean is(State state, Concept concept) {
        return tables.is(state, concept);
    }

    /**
     * Where it was recorded for sure that it is or was there.
     *
     * @param below only what began before this age; what has no begin counts while the person is younger than that
     */
    List<Evidence> since(State state, Optional<Integer> below) {
        return conditions(state)
                .filter(Condition::confirmed)
                .filter(one -> below.isEmpty()
                        || age(one).filter(age -> age < below.get()).isPresent())
                .map(one -> new Evidence(
                        one.concept().label()
                                + one.onset()
                                        .map(time -> ", since " + time.day())
                                        .or(() -> one.onsetAge().map(age -> ", since the age of " + age))
                                        .orElse(""),
                        one.source()))
                .toList();
    }

    /** The age at which it began, at the latest today. */
    private Optional<Integer> age(Condition condition) {
        return begin(condition).or(() -> facts.demographics().flatMap(patient -> patient.ageOn(date)));
    }

    /** The age at which it began, where the record tells. */
    private Optional<Integer> begin(Condition condition) {
        return condition
                .onset()
                .flatMap(time -> facts.demographics().flatMap(patient -> patient.ageOn(day(time))))
                .or(condition::onsetAge);
    }

    /** 1 where it is or was recorded for sure, else it counts as none, and that is said. */
    Found disease(Input input, State state) {
        List<Condition> sure = conditions(state).filter(Condition::confirmed).toList();
        return Found.of(
                sure.isEmpty()
                        ? new Reading(
                                0,
                                "no " + input.label() + " recorded",
                                List.of(),
                                List.of("No " + input.label() + " is recorded; that counts as none."))
                        : new Reading(
                                1,
                                input.label(),
                                sure.stream().map(Condition::source).toList(),
                                List.of()));
    }

    /** Absent is "not recorded": it counts as no, and that is said. */
    Found diabetes() {
        List<Condition> known = conditions(State.DIABETES).toList();
        List<Source> active = known.stream()
                .filter(one -> one.active() && one.confirmed())
                .map(Condition::source)
                .toList();
        if (!active.isEmpty()) {
            return Found.of(new Reading(1, "diabetes", active, List.of()));
        }
        return known.isEmpty()
                ? Found.of(new Reading(
                        0, "no diabetes recorded", List.of(), List.of("No diabetes is recorded; that counts as none.")))
                : Found.not(
                        Input.DIABETES,
                        Cause.UNCLEAR,
                        "Diabetes is recorded, but as unconfirmed or as no longer active");
    }

    /** The earliest onset that is stated. */
    Found diabetesAge() {
        return conditions(State.DIABETES)
                .filter(one -> one.active() && one.confirmed())
                .filter(one -> begin(one).isPresent())
                .min(Comparator.comparing(one -> begin(one).orElseThrow()))
                .map(one -> Found.of(
                        Reading.of(Input.DIABETES_AGE, begin(one).orElseThrow(), List.of(one.source()), List.of())))
                .orElseGet(() ->
                        Found.not(Input.DIABETES_AGE, Cause.MISSING, "When diabetes was found is not in the record"));
    }

    private static LocalDate day(ClinicalTime time) {
        return LocalDate.ofInstant(time.start(), ZoneOffset.UTC);
    }

    /** The latest answer in its window; one that says neither yes nor no is unclear, never no. */
    Found answer(Input input) {
        InputTables.WindowRow window = tables.window(input);
        List<CodedResult> all = facts.all(CodedResult.class).stream()
                .filter(one -> tables.codes(input).stream().anyMatch(row -> row.names(one.concept())))
                .toList();
        List<CodedResult> current = all.stream()
                .filter(one -> isWithin(one.source(), window.months()))
                .toList();
        Optional<CodedResult> latest = current.stream()
                .filter(one -> one.source().status() == ResultStatus.FINAL)
                .max(Comparator.comparing((CodedResult one) ->
                                one.source().time().orElseThrow().start())
                        .thenComparing(one -> one.source().reference()));
        if (latest.isEmpty()) {
            return notAnswered(input, all, current);
        }
        return value(input, latest.get().value())
                .map(row -> Found.of(answered(input, row, latest.get(), window)))
                .orElseGet(() -> Found.not(
                        input, Cause.UNCLEAR, "The latest answer on " + input.label() + " says neither yes nor no"));
    }

    private Reading answered(Input input, AnswerRow row, CodedResult latest, InputTables.WindowRow window) {
        List<String> notes = isWithin(latest.source(), window.preferred())
                ? List.of()
                : List.of("The answer on " + input.label() + " is older than " + window.preferred() + " months.");
        return new Reading(row.value(), input.label() + ": " + row.display(), List.of(latest.source()), notes);
    }

    private static Found notAnswered(Input input, List<CodedResult> all, List<CodedResult> current) {
        if (all.isEmpty()) {
            return Found.not(input, Cause.MISSING, "No answer on " + input.label() + " in the record");
        }
        return current.isEmpty()
                ? Found.not(input, Cause.STALE, "The answers on " + input.label() + " are too old or without a date")
                : Found.not(input, Cause.NOT_FINAL, "The answers on " + input.label() + " are not final");
    }

    /** Empty as well when codes of one answer contradict each other. */
    private Optional<AnswerRow> value(Input input, Concept value) {
        List<AnswerRow> rows = tables.answers().stream()
                .filter(row -> row.input() == input
                        && value.codings().stream().anyMatch(coding -> coding.is(row.system(), row.code())))
                .toList();
        boolean agree = rows.stream().map(AnswerRow::value).distinct().count() == 1;
        return agree ? Optional.of(rows.get(0)) : Optional.empty();
    }

    private boolean isWithin(Source source, int months) {
        return source.time()
                .map(time -> day(time))
                .filter(day -> !day.isBefore(date.minusMonths(months)) && !day.isAfter(date))
                .isPresent();
    }
}
