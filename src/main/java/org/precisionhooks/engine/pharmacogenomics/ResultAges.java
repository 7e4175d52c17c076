package org.precisionhooks.engine.pharmacogenomics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Paragraph.Kind;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.knowledge.Knowledge;

/** Tells of results that are old: what was inherited does not change, what a test looks for does. */
final class ResultAges {

    private final Map<String, Row> rows;
    private final int leastYears;

    /** A row of {@code result_ages.tsv}. */
    record Row(String gene, int years, String note) {}

    private ResultAges(Map<String, Row> rows) {
        this.rows = rows;
        this.leastYears = rows.values().stream().mapToInt(Row::years).min().orElse(0);
    }

    static ResultAges from(Knowledge knowledge) {
        return new ResultAges(knowledge.table("pharmacogenomics/result_ages", Row.class).rows().stream()
                .collect(Collectors.toMap(Row::gene, row -> row)));
    }

    /** The old ones among the results, as seen on a day. */
    Old of(ConsentedFacts facts, GeneResults results, LocalDate date) {
        Instant youngest =
                date.minusYears(leastYears).atStartOfDay(ZoneOffset.UTC).toInstant();
        boolean some = false;
        for (GenomicFact fact : facts.all(GenomicFact.class)) {
            Optional<ClinicalTime> time = fact.source().time();
            some |= time.isPresent() && time.get().start().isBefore(youngest);
        }
        return new Old(results, date, some);
    }

    /** Which of one patient's results are old. */
    final class Old {
        private final GeneResults results;
        private final LocalDate date;
        private final boolean some;
        /** What is said of a gene's result. */
        private final Map<String, Optional<String>> notes = new ConcurrentHashMap<>();

        /** @param some whether any result is as old as one has to be */
        private Old(GeneResults results, LocalDate date, boolean some) {
            this.results = results;
            this.date = date;
            this.some = some;
        }

        /** Whether the result of one of the genes is old. */
        boolean isAmong(List<String> genes) {
            return some && genes.stream().anyMatch(gene -> note(gene).isPresent());
        }

        Finding with(Finding finding, DrugCase drugCase) {
            List<Paragraph> found = drugCase.tested().stream()
                    .flatMap(result -> note(result.gene()).stream())
                    .map(text -> new Paragraph(Kind.CAVEAT, text))
                    .toList();
            return found.isEmpty()
                    ? finding
                    : finding.withParagraphs(Stream.concat(finding.paragraphs().stream(), found.stream())
                            .toList());
        }

        private Optional<String> note(String gene) {
            return notes.computeIfAbsent(gene, one -> worded(results.of(one)));
        }

        private Optional<String> worded(GeneResult result) {
            return Optional.ofNullable(rows.get(result.gene()))
                    .flatMap(row -> newest(result)
                            .filter(day -> day.isBefore(date.minusYears(row.years())))
                            .map(day -> "The " + result.gene() + " result is of " + day + ". " + row.note()));
        }
    }

    private static Optional<LocalDate> newest(GeneResult result) {
        return result.candidates().stream()
                .flatMap(candidate -> candidate.evidence().stream())
                .map(Evidence::source)
                .flatMap(source -> source.time().map(ClinicalTime::start).stream())
                .max(Instant::compareTo)
                .map(start -> start.atZone(ZoneOffset.UTC).toLocalDate());
    }
}
