package org.precisionhooks.engine.cardiology;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.InputGap.Cause;
import org.precisionhooks.engine.cardiology.InputTables.ConversionRow;
import org.precisionhooks.engine.cardiology.InputTables.InputRow;
import org.precisionhooks.engine.cardiology.InputTables.WindowRow;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.HospitalStay;
import org.precisionhooks.facts.Measurement;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Source;

/** Finds measured inputs: the latest valid result in its window, or the mean of the latest few. */
final class Measurements {

    private final InputTables tables;
    private final Map<Coding, List<Measurement>> byCode = new HashMap<>();
    private final List<HospitalStay> stays;
    private final LocalDate date;

    Measurements(InputTables tables, ConsentedFacts facts, LocalDate date) {
        this.tables = tables;
        for (Measurement one : facts.all(Measurement.class)) {
            one.concept().codings().stream()
                    .map(coding -> Coding.of(coding.system(), coding.code()))
                    .distinct()
                    .forEach(code -> byCode.computeIfAbsent(code, none -> new ArrayList<>())
                            .add(one));
        }
        this.stays = facts.all(HospitalStay.class);
        this.date = date;
    }

    /** A result under a code of the input. */
    private record Candidate(InputRow row, Measurement measurement, Optional<ConversionRow> conversion) {

        Source source() {
            return measurement.source();
        }

        double value() {
            return conversion.orElseThrow().of(measurement.value());
        }

        Instant time() {
            return source().time().orElseThrow().start();
        }
    }

    Found find(Input input) {
        return find(input, Integer.MAX_VALUE);
    }

    /** @param lowest results under codes of a lower rank, a greater number, do not count */
    Found find(Input input, int lowest) {
        WindowRow window = tables.window(input);
        List<Candidate> all = candidates(input).stream()
                .filter(one -> one.row().rank() <= lowest)
                .toList();
        List<Candidate> candidates = window.readings() > 1
                ? all.stream().filter(one -> !isOfAStay(one)).toList()
                : all;
        if (candidates.isEmpty() && !all.isEmpty()) {
            return Found.not(
                    input,
                    Cause.NOT_APPLICABLE,
                    "Of " + input.label() + " there are only readings of a stay in hospital or an emergency room");
        }
        List<Candidate> usable = candidates.stream()
                .filter(one -> one.conversion().isPresent() && isFinal(one) && isWithin(one, window.months()))
                .toList();
        if (usable.isEmpty()) {
            return notUsable(input, candidates, window);
        }
        int rank = usable.stream().mapToInt(one -> one.row().rank()).min().orElseThrow();
        List<Candidate> latest = usable.stream()
                .filter(one -> one.row().rank() == rank)
                .sorted(Comparator.comparing(Candidate::time)
                        .reversed()
                        .thenComparing(one -> one.source().reference()))
                .toList();
        return window.readings() > 1 ? mean(input, latest, window) : single(input, latest, candidates, window);
    }

    /** By the visit that it names, else by its time: what is measured in hospital is not the pressure of everyday life. */
    private boolean isOfAStay(Candidate candidate) {
        return stays.stream()
                .anyMatch(stay -> candidate
                        .measurement()
                        .visit()
                        .map(stay.source().reference()::equals)
                        .orElseGet(() -> stay.source()
                                .time()
                                .filter(time -> candidate
                                        .source()
                                        .time()
                                        .filter(time::contains)
                                        .isPresent())
                                .isPresent()));
    }

    private List<Candidate> candidates(Input input) {
        List<Candidate> candidates = new ArrayList<>();
        for (InputRow row : tables.codes(input)) {
            byCode.getOrDefault(Coding.of(row.system(), row.code()), List.of())
                    .forEach(one -> candidates.add(new Candidate(row, one, conversion(input, one))));
        }
        return candidates;
    }

    private Optional<ConversionRow> conversion(Input input, Measurement measurement) {
        return tables.conversions().stream()
                .filter(row -> row.input() == input && row.unit().equals(measurement.unit()))
                .findFirst();
    }

    private static boolean isFinal(Candidate candidate) {
        return candidate.source().status() == ResultStatus.FINAL;
    }

    /** Not older than so many months, and not of a day to come. */
    private boolean isWithin(Candidate candidate, int months) {
        Instant from = start(date.minusMonths(months));
        Instant after = start(date.plusDays(1));
        return candidate
                .source()
                .time()
                .filter(time -> !time.start().isBefore(from) && time.start().isBefore(after))
                .isPresent();
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The reason of the result that came closest to being used. */
    private Found notUsable(Input input, List<Candidate> candidates, WindowRow window) {
        List<Candidate> current = candidates.stream()
                .filter(one -> isWithin(one, window.months()))
                .toList();
        String label = input.label();
        if (current.stream().anyMatch(one -> one.conversion().isPresent())) {
            return Found.not(input, Cause.NOT_FINAL, "Of " + label + " there are only results that are not final");
        }
        if (!current.isEmpty()) {
            return Found.not(input, Cause.UNKNOWN_UNIT, "The unit of " + label + " is missing or cannot be converted");
        }
        return candidates.isEmpty()
                ? Found.not(input, Cause.MISSING, "No result of " + label + " in the record")
                : Found.not(
                        input,
                        Cause.STALE,
                        "No result of " + label + " of the last " + window.months() + " months with a date");
    }

    private Found single(Input input, List<Candidate> latest, List<Candidate> all, WindowRow window) {
        Candidate first = latest.get(0);
        boolean contradicted = latest.stream()
                .anyMatch(one -> one.time().equals(first.time())
                        && one.measurement()
                                        .value()
                                        .compareTo(first.measurement().value())
                                != 0
                        && one.measurement().unit().equals(first.measurement().unit()));
        if (contradicted) {
            return Found.not(input, Cause.UNCLEAR, "Results of " + input.label() + " of the same time differ");
        }
        List<String> notes = new ArrayList<>(age(input, first, window));
        if (first.row().rank() > 1) {
            notes.add("The result used is: " + first.row().display() + ".");
        }
        boolean newerUnused = all.stream()
                .anyMatch(one -> one.conversion().isEmpty()
                        && isWithin(one, window.months())
                        && one.time().isAfter(first.time()));
        if (newerUnused) {
            notes.add("A later result of " + input.label() + " could not be used: its unit is missing or unknown.");
        }
        return Found.of(Reading.of(input, first.value(), List.of(first.source()), notes));
    }

    /** Results of one resource, or of one moment, count once each. */
    private Found mean(Input input, List<Candidate> latest, WindowRow window) {
        List<Candidate> taken = latest.stream().limit(window.readings()).toList();
        double mean = taken.stream().mapToDouble(Candidate::value).average().orElseThrow();
        List<String> notes = new ArrayList<>(age(input, taken.get(0), window));
        notes.add(
                taken.size() == 1
                        ? "One reading of " + input.label() + " only."
                        : "Mean of the latest " + taken.size() + " readings of " + input.label()
                                + "; where they were taken is not known.");
        return Found.of(
                Reading.of(input, mean, taken.stream().map(Candidate::source).toList(), notes));
    }

    private List<String> age(Input input, Candidate candidate, WindowRow window) {
        return isWithin(candidate, window.preferred())
                ? List.of()
                : List.of("The result of " + input.label() + " is older than " + window.preferred() + " months.");
    }
}
