package org.precisionhooks.engine.pharmacogenomics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Paragraph.Kind;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.knowledge.Knowledge;

/** Tells of results that are old: what was inherited does not change, what a test looks for does. */
final class ResultAges {

    private final List<Row> rows;

    /** A row of {@code result_ages.tsv}. */
    record Row(String gene, int years, String note) {}

    private ResultAges(List<Row> rows) {
        this.rows = rows;
    }

    static ResultAges from(Knowledge knowledge) {
        return new ResultAges(
                knowledge.table("pharmacogenomics/result_ages", Row.class).rows());
    }

    /** Whether the age of a result of one of the genes may matter. */
    boolean concern(List<String> genes) {
        return rows.stream().anyMatch(row -> genes.contains(row.gene()));
    }

    Finding with(Finding finding, DrugCase drugCase, LocalDate date) {
        List<Paragraph> notes = drugCase.tested().stream()
                .flatMap(result -> note(result, date).stream())
                .map(text -> new Paragraph(Kind.CAVEAT, text))
                .toList();
        return notes.isEmpty()
                ? finding
                : finding.withParagraphs(Stream.concat(finding.paragraphs().stream(), notes.stream())
                        .toList());
    }

    private Optional<String> note(GeneResult result, LocalDate date) {
        return rows.stream()
                .filter(row -> row.gene().equals(result.gene()))
                .findFirst()
                .flatMap(row -> newest(result)
                        .filter(day -> day.isBefore(date.minusYears(row.years())))
                        .map(day -> "The " + result.gene() + " result is of " + day + ". " + row.note()));
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
