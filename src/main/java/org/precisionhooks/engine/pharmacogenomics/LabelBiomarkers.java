package org.precisionhooks.engine.pharmacogenomics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionhooks.engine.Citation;
import org.precisionhooks.engine.Conclusion.Indeterminate;
import org.precisionhooks.engine.Conclusion.Reason;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.engine.OrderedDrug;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Paragraph.Kind;
import org.precisionhooks.engine.Question;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.knowledge.Table;

/**
 * Which parts of a drug's label name a biomarker, by the FDA's table: told in a review of all drugs, and to whoever asks for a
 * drug that no guideline speaks of. It never makes an alert.
 */
final class LabelBiomarkers {

    private static final String TITLE = "Table of Pharmacogenomic Biomarkers in Drug Labeling";

    private final Table<Row> table;
    private final Map<String, List<Row>> byDrug;
    private final Guidance guidance;

    /** A row of {@code fda_biomarkers.tsv}. */
    record Row(String drug, String biomarker, List<String> genes, List<String> sections) {

        String words() {
            return biomarker + " (" + String.join(", ", sections) + ")";
        }
    }

    private LabelBiomarkers(Table<Row> table, Guidance guidance) {
        this.table = table;
        this.byDrug = table.rows().stream().collect(Collectors.groupingBy(Row::drug));
        this.guidance = guidance;
    }

    /** @param guidance knows of which genes the site wants to hear nothing for a drug */
    static LabelBiomarkers from(Knowledge knowledge, Guidance guidance) {
        return new LabelBiomarkers(knowledge.table("pharmacogenomics/fda_biomarkers", Row.class), guidance);
    }

    Finding with(Finding finding, Drug drug, Question question) {
        return question.occasion() == Occasion.MEDICATION_REVIEW
                        && of(drug).findAny().isPresent()
                ? finding.withParagraphs(Stream.concat(finding.paragraphs().stream(), Stream.of(words(drug)))
                        .toList())
                : finding;
    }

    /** That no guideline speaks of a drug: said where it was asked for, or where its label names a biomarker. */
    Optional<Finding> alone(OrderedDrug order, Drug drug, Question question) {
        boolean known = of(drug).findAny().isPresent();
        boolean asked = question.occasion() == Occasion.ON_DEMAND
                && order.reference().isEmpty()
                && rows(drug).findAny().isEmpty();
        return tellsAll(question) && (known || asked) ? Optional.of(noGuideline(order, drug, known)) : Optional.empty();
    }

    private Finding noGuideline(OrderedDrug order, Drug drug, boolean known) {
        String label = known
                ? "; its FDA label names "
                        + of(drug).map(Row::biomarker).distinct().collect(Collectors.joining(", "))
                : "";
        Optional<String> gene = of(drug).flatMap(row -> row.genes().stream()).findFirst();
        return new Finding(
                Optional.of(Domain.PHARMACOGENOMICS),
                "pgx-no-guideline",
                "no-guideline/" + drug.rxcui(),
                Optional.of(order),
                Optional.of(drug),
                new Indeterminate(Reason.NO_GUIDANCE, gene),
                "No pharmacogenetic guideline on " + drug.name() + " is loaded here" + label,
                known ? List.of(words(drug)) : List.of(),
                List.of(),
                known ? List.of(citation()) : List.of());
    }

    private Paragraph words(Drug drug) {
        return new Paragraph(
                Kind.OTHER_GUIDANCE,
                "FDA label (" + table.provenance().version() + "), for information: "
                        + of(drug).map(Row::words).collect(Collectors.joining("; ")) + ".");
    }

    private Citation citation() {
        return new Citation(
                FdaAssociations.SOURCE,
                TITLE,
                table.provenance().version(),
                table.provenance().url(),
                List.of());
    }

    private Stream<Row> of(Drug drug) {
        return rows(drug)
                .filter(row -> row.genes().isEmpty()
                        || row.genes().stream().anyMatch(gene -> !guidance.isOff(gene, drug.rxcui())));
    }

    private Stream<Row> rows(Drug drug) {
        return byDrug.getOrDefault(drug.rxcui(), List.of()).stream();
    }

    private static boolean tellsAll(Question question) {
        return question.occasion() == Occasion.ON_DEMAND || question.occasion() == Occasion.MEDICATION_REVIEW;
    }
}
