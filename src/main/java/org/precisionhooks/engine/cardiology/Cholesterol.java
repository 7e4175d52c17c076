package org.precisionhooks.engine.cardiology;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.Measurement;
import org.precisionhooks.facts.MedicationUse;
import org.precisionhooks.facts.ResultStatus;

/** Results of cholesterol over the years, and which of them no treatment has lowered. */
final class Cholesterol {

    private final InputTables tables;
    private final List<Measurement> results;
    private final List<MedicationUse> uses;

    Cholesterol(InputTables tables, Treatments treatments, ConsentedFacts facts) {
        this.tables = tables;
        this.results = facts.all(Measurement.class).stream()
                .filter(one -> one.source().status() == ResultStatus.FINAL)
                .filter(one -> one.source().time().isPresent())
                .toList();
        this.uses = treatments.uses(Input.LIPID_TREATMENT);
    }

    /** All final and dated results of an input, the highest of each unit first. */
    Stream<Measurement> all(Input input) {
        return results.stream()
                .filter(one -> tables.codes(input).stream().anyMatch(row -> row.names(one.concept())))
                .sorted(Comparator.comparing(Measurement::unit)
                        .thenComparing(Measurement::value, Comparator.reverseOrder())
                        .thenComparing(one -> one.source().reference()));
    }

    /** Those from before the first treatment; a treatment of unknown begin may have lowered any of them. */
    Stream<Measurement> untreated(Input input) {
        return all(input).filter(one -> uses.stream().allMatch(use -> isBefore(one, use)));
    }

    boolean isTreated() {
        return !uses.isEmpty();
    }

    private static boolean isBefore(Measurement result, MedicationUse use) {
        Optional<Instant> begin = use.period().map(ClinicalTime::start).filter(start -> !start.equals(Instant.MIN));
        Instant end = result.source().time().orElseThrow().end();
        return begin.filter(start -> !end.isAfter(start)).isPresent();
    }

    /** The highest result that reaches a figure in a unit. */
    static Optional<Measurement> reaching(Stream<Measurement> results, CholesterolTables.CriterionRow row) {
        String unit = row.unit().orElse("");
        return results.filter(one -> one.unit().equals(unit))
                .filter(one -> row.reaches(one.value()))
                .findFirst();
    }

    static String words(Measurement result) {
        BigDecimal value = result.value().stripTrailingZeros();
        return value.toPlainString() + " " + result.unit()
                + result.source().time().map(time -> ", " + time.day()).orElse("");
    }
}
