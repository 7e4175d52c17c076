package org.precisionhooks.engine.cardiology;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalDouble;
import org.precisionhooks.facts.Source;

/**
 * An input that was found, with where it comes from.
 *
 * @param value in the unit of the input
 * @param statement what was found, for a person to read
 * @param sources the resources it was read from; none when it rests on an absence
 * @param notes what must be said with it: its age, an assumption
 */
record Reading(double value, String statement, List<Source> sources, List<String> notes) {

    private static final int SHOWN_DIGITS = 2;

    Reading {
        sources = List.copyOf(sources);
        notes = List.copyOf(notes);
    }

    static Reading of(Input input, double value, List<Source> sources, List<String> notes) {
        return new Reading(value, statement(input, value), sources, notes);
    }

    /** How many days before a day the latest of what it rests on was taken; empty where nothing has a day. */
    OptionalDouble daysOn(LocalDate day) {
        return sources.stream()
                .flatMap(source -> source.time().stream())
                .map(time -> LocalDate.ofInstant(time.start(), ZoneOffset.UTC))
                .mapToDouble(taken -> ChronoUnit.DAYS.between(taken, day))
                .min();
    }

    static String statement(Input input, double value) {
        String unit = input.unit().equals("a") ? "years" : input.unit();
        return input.label() + " " + shown(value) + (unit.isEmpty() ? "" : " " + unit);
    }

    /** At most two decimals, without trailing zeros. */
    static String shown(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(SHOWN_DIGITS, RoundingMode.HALF_UP);
        return rounded.stripTrailingZeros().toPlainString();
    }
}
