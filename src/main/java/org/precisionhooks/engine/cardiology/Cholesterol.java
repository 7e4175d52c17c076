package org.precisionhooks.engine.cardiology;

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

    /** All final and dated levels of an input, the highest of each unit first. */
    Stream<LipidLevel> all(Input input) {
        Stream<LipidLevel> measured = results.stream()
                .filter(one -> tables.codes(input).stream().anyMatch(row -> row.names(one.concept())))
                .map(LipidLevel::of);
        Stream<LipidLevel> workedOut =
                input == Input.LDL ? new LipidPanels(tables, results).workedOut() : Stream.empty();
        return Stream.concat(measured, workedOut)
                .sorted(Comparator.comparing(LipidLevel::unit)
                        .thenComparing(LipidLevel::value, Comparator.reverseOrder())
                        .thenComparing(LipidLevel::reference));
    }

    /** Those from before the first treatment; a treatment of unknown begin may have lowered any of them. */
    Stream<LipidLevel> untreated(Input input) {
        return all(input).filter(one -> uses.stream().allMatch(use -> isBefore(one, use)));
    }

    boolean isTreated() {
        return !uses.isEmpty();
    }

    private static boolean isBefore(LipidLevel level, MedicationUse use) {
        Optional<Instant> begin = use.period().map(ClinicalTime::start).filter(start -> !start.equals(Instant.MIN));
        Instant end = level.time().end();
        return begin.filter(start -> !end.isAfter(start)).isPresent();
    }

    /** The highest level that reaches a figure in a unit. */
    static Optional<LipidLevel> reaching(Stream<LipidLevel> levels, CholesterolTables.CriterionRow row) {
        String unit = row.unit().orElse("");
        return levels.filter(one -> one.unit().equals(unit))
                .filter(one -> row.reaches(one.value()))
                .findFirst();
    }
}
