package org.precisionhooks.engine.pharmacogenomics.person;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.pharmacogenomics.person.PersonTables.CodeRow;
import org.precisionhooks.engine.pharmacogenomics.person.PersonTables.Kind;
import org.precisionhooks.engine.pharmacogenomics.person.PersonTables.LimitRow;
import org.precisionhooks.engine.pharmacogenomics.person.PersonTables.State;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.CodedResult;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Condition;
import org.precisionhooks.facts.Fact;
import org.precisionhooks.facts.Measurement;
import org.precisionhooks.facts.ResultStatus;

/** Finds states of a person in the record. What is not recorded is not denied: nothing is said of it. */
final class PersonStates {

    private final PersonTables tables;
    private final ConsentedFacts facts;
    private final LocalDate date;
    private final boolean none;
    private final Map<State, Optional<Evidence>> found = new ConcurrentHashMap<>();

    PersonStates(PersonTables tables, ConsentedFacts facts, LocalDate date) {
        this.tables = tables;
        this.facts = facts;
        this.date = date;
        this.none = facts.all(CodedResult.class).isEmpty()
                && facts.all(Measurement.class).isEmpty()
                && facts.all(Condition.class).isEmpty();
    }

    /** Whether the record has nothing that could tell of a state. */
    boolean areNone() {
        return none;
    }

    /** What is recorded of a state; empty when nothing counts, or when the latest answer denies it. */
    Optional<Evidence> of(State state) {
        return none ? Optional.empty() : found.computeIfAbsent(state, this::find);
    }

    private Optional<Evidence> find(State state) {
        Optional<CodedResult> answer = latest(answers(state));
        Optional<CodeRow> said = answer.flatMap(one -> row(state, Kind.ANSWER, one.value()));
        if (said.isPresent() && !said.get().holds()) {
            return Optional.empty();
        }
        return said.map(row -> new Evidence(row.display(), answer.orElseThrow().source()))
                .or(() -> measured(state))
                .or(() -> condition(state));
    }

    private Stream<CodedResult> answers(State state) {
        return facts.all(CodedResult.class).stream()
                .filter(one -> one.source().status() == ResultStatus.FINAL)
                .filter(one -> row(state, Kind.ANSWER, one.value()).isPresent())
                .filter(one -> isOfNow(one.source().time(), state, Kind.ANSWER));
    }

    /** The latest result decides: what was low once may have recovered. */
    private Optional<Evidence> measured(State state) {
        Optional<LimitRow> limit = tables.limit(state, Kind.MEASUREMENT);
        return latest(facts.all(Measurement.class).stream()
                        .filter(one -> one.source().status() == ResultStatus.FINAL)
                        .filter(one ->
                                row(state, Kind.MEASUREMENT, one.concept()).isPresent())
                        .filter(one -> isOfNow(one.source().time(), state, Kind.MEASUREMENT))
                        .filter(one -> limit.filter(row -> one.unit().startsWith(row.unit()))
                                .isPresent()))
                .filter(one -> limit.flatMap(LimitRow::below)
                        .filter(below -> one.value().compareTo(below) < 0)
                        .isPresent())
                .map(one -> new Evidence(
                        row(state, Kind.MEASUREMENT, one.concept())
                                        .map(CodeRow::display)
                                        .orElse("") + " "
                                + one.value().stripTrailingZeros().toPlainString() + " " + one.unit(),
                        one.source()));
    }

    private Optional<Evidence> condition(State state) {
        return facts.all(Condition.class).stream()
                .filter(Condition::confirmed)
                .filter(one -> one.active() || state == State.STROKE)
                .filter(one -> isOfNow(one.onset().or(one.source()::time), state, Kind.CONDITION))
                .flatMap(
                        one -> row(state, Kind.CONDITION, one.concept())
                                .map(row -> new Evidence(row.display(), one.source()))
                                .stream())
                .findFirst();
    }

    private Optional<CodeRow> row(State state, Kind kind, Concept concept) {
        return concept.codings().stream()
                .flatMap(coding ->
                        tables.codes(state, kind).stream().filter(row -> coding.isWithin(row.system(), row.code())))
                .findFirst();
    }

    /** What has no date counts; what is older than the table allows does not. */
    private boolean isOfNow(Optional<ClinicalTime> time, State state, Kind kind) {
        Optional<Integer> months = tables.limit(state, kind).flatMap(LimitRow::months);
        return time.map(ClinicalTime::end)
                .filter(end -> !end.equals(Instant.MAX))
                .map(end -> end.atZone(ZoneOffset.UTC).toLocalDate())
                .map(day ->
                        months.map(age -> !day.isBefore(date.minusMonths(age))).orElse(true))
                .orElse(true);
    }

    private static <F extends Fact> Optional<F> latest(Stream<F> facts) {
        List<F> all = facts.toList();
        return all.stream()
                .max(Comparator.comparing((F fact) ->
                                fact.source().time().map(ClinicalTime::end).orElse(Instant.MIN))
                        .thenComparing(fact -> fact.source().reference()));
    }
}
