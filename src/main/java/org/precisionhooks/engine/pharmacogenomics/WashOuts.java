package org.precisionhooks.engine.pharmacogenomics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.MedicationUse;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.knowledge.Knowledge;

/** Drugs that were stopped so lately that their effect on an enzyme is taken to last still. */
final class WashOuts {

    private final List<Row> rows;
    private final DrugDictionary dictionary;

    private WashOuts(List<Row> rows, DrugDictionary dictionary) {
        this.rows = rows;
        this.dictionary = dictionary;
    }

    /**
     * A row of {@code washouts.tsv}.
     *
     * @param drug the drug it is about; of all others when empty
     * @param days how long the effect is counted after the last day
     * @param unknownEndDays how long after its start a drug is counted that has ended on an unknown day
     */
    record Row(Optional<String> drug, int days, int unknownEndDays, String source) {}

    /** A drug that is not taken any more, with the words that say so. */
    record Stopped(Drug drug, String words) {}

    static WashOuts from(Knowledge knowledge, DrugDictionary dictionary) {
        return new WashOuts(
                knowledge.table("pharmacogenomics/washouts", Row.class).rows(), dictionary);
    }

    List<Stopped> of(ConsentedFacts facts, LocalDate date) {
        List<MedicationUse> uses = facts.all(MedicationUse.class);
        if (uses.isEmpty()) {
            return List.of();
        }
        return uses.stream()
                .filter(use -> !use.active() && use.source().status() == ResultStatus.FINAL)
                .flatMap(use -> dictionary.resolve(use.medication()).ingredients().stream()
                        .flatMap(drug -> stopped(drug, use, date).stream()))
                .distinct()
                .toList();
    }

    private Optional<Stopped> stopped(Drug drug, MedicationUse use, LocalDate date) {
        Row row = row(drug);
        return use.period().flatMap(period -> {
            Optional<LocalDate> last = Optional.of(period)
                    .filter(ClinicalTime::isPeriod)
                    .flatMap(known -> day(known.end(), Instant.MAX))
                    .map(after -> after.minusDays(1));
            return last.isPresent()
                    ? last.filter(day -> !day.plusDays(row.days()).isBefore(date))
                            .map(day -> new Stopped(
                                    drug, "taken until " + day + "; counted until " + day.plusDays(row.days())))
                    : day(period.start(), Instant.MIN)
                            .filter(start ->
                                    !start.plusDays(row.unknownEndDays()).isBefore(date))
                            .map(start -> new Stopped(drug, unknownEnd(start)));
        });
    }

    private static String unknownEnd(LocalDate start) {
        return "ordered " + start + " and ended on an unknown day; counted while that may be lately";
    }

    private Row row(Drug drug) {
        return Stream.concat(
                        rows.stream()
                                .filter(row ->
                                        row.drug().filter(drug.rxcui()::equals).isPresent()),
                        rows.stream().filter(row -> row.drug().isEmpty()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("washouts has no row for all drugs"));
    }

    private static Optional<LocalDate> day(Instant instant, Instant open) {
        return Optional.of(instant)
                .filter(known -> !known.equals(open))
                .map(known -> known.atZone(ZoneOffset.UTC).toLocalDate());
    }
}
