package org.precisionhooks.engine.cardiology;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.engine.InputGap;
import org.precisionhooks.engine.InputGap.Cause;
import org.precisionhooks.engine.RiskRequest;
import org.precisionhooks.knowledge.Knowledge;

/** What is tried out in the same equation, one input at a time: what the caller asks, else what the table names. */
final class Changes {

    private final List<ChangeRow> rows;

    /** How a change makes a value. */
    enum Operation {
        SET,
        ADD
    }

    /**
     * A row of {@code changes.tsv}.
     *
     * @param treatment what is meant to bring it about, where that is a treatment
     */
    record ChangeRow(Input input, Operation operation, BigDecimal amount, String label, Optional<Input> treatment) {
        double of(double value) {
            return operation == Operation.SET ? amount.doubleValue() : value + amount.doubleValue();
        }
    }

    /** One input with another value. */
    record Change(Input input, double value, String label) {}

    /**
     * What may be tried.
     *
     * @param gaps what the caller asked and cannot be tried
     */
    record Tried(List<Change> changes, List<InputGap> gaps) {
        Tried {
            changes = List.copyOf(changes);
            gaps = List.copyOf(gaps);
        }
    }

    private Changes(List<ChangeRow> rows) {
        this.rows = List.copyOf(rows);
    }

    static Changes from(Knowledge knowledge) {
        return new Changes(
                knowledge.table("cardiology/changes", ChangeRow.class).rows());
    }

    Tried of(Assessment assessment, List<RiskRequest.WhatIf> asked) {
        return asked.isEmpty() ? new Tried(usual(assessment, rows), List.of()) : asked(assessment, asked);
    }

    /** What a treatment is meant to bring about. */
    Tried by(Assessment assessment, Input treatment) {
        List<ChangeRow> meant = rows.stream()
                .filter(row -> row.treatment().filter(one -> one == treatment).isPresent())
                .toList();
        return new Tried(usual(assessment, meant), List.of());
    }

    /** Only what really changes something, and stays within what the equation was made for. */
    private static List<Change> usual(Assessment assessment, List<ChangeRow> rows) {
        List<Change> changes = new ArrayList<>();
        for (ChangeRow row : rows) {
            Optional.ofNullable(assessment.readings().get(row.input()))
                    .filter(reading -> row.of(reading.value()) != reading.value())
                    .map(reading -> new Change(row.input(), row.of(reading.value()), row.label()))
                    .filter(change -> refusal(assessment, change).isEmpty())
                    .ifPresent(changes::add);
        }
        return changes;
    }

    private static Tried asked(Assessment assessment, List<RiskRequest.WhatIf> asked) {
        List<Change> changes = new ArrayList<>();
        List<InputGap> gaps = new ArrayList<>();
        for (RiskRequest.WhatIf one : asked) {
            Input.ofCode(one.input()).ifPresent(input -> {
                double value = one.value().doubleValue();
                Change change = new Change(input, value, label(input, value));
                refusal(assessment, change).ifPresentOrElse(gaps::add, () -> changes.add(change));
            });
        }
        return new Tried(changes, gaps);
    }

    private static String label(Input input, double value) {
        if (!input.isYesOrNo()) {
            return "with " + Reading.statement(input, value);
        }
        return (value == 0 ? "without " : "with ") + input.label();
    }

    private static Optional<InputGap> refusal(Assessment assessment, Change change) {
        Input input = change.input();
        String title = assessment.equation().row().title();
        if (input == Input.AGE || input == Input.MALE || !assessment.readings().containsKey(input)) {
            return Optional.of(new InputGap(
                    input.code(),
                    Cause.NOT_APPLICABLE,
                    false,
                    "What if: " + input.label() + " is not an input of " + title + " that can be changed here"));
        }
        boolean within = assessment.equation().needs().stream()
                .filter(need -> need.input() == input)
                .allMatch(need -> need.holds(change.value()));
        boolean possible = input.isYesOrNo() ? change.value() == 0 || change.value() == 1 : change.value() > 0;
        return within && possible
                ? Optional.empty()
                : Optional.of(new InputGap(
                        input.code(),
                        Cause.OUT_OF_RANGE,
                        false,
                        "What if: " + Reading.statement(input, change.value()) + " is not what " + title
                                + " was made for"));
    }
}
