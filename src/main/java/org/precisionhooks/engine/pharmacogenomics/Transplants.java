package org.precisionhooks.engine.pharmacogenomics;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Paragraph.Kind;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Condition;
import org.precisionhooks.facts.Procedure;
import org.precisionhooks.knowledge.Knowledge;

/** Says whose genes a result may be of after a transplant: those of blood are the donor's, or those of the liver. */
final class Transplants {

    private final List<Row> rows;

    /** A row of {@code transplants.tsv}; no genes means all. */
    record Row(String system, String code, String display, List<String> genes, String note) {

        /** An ICD-10 code stands for all below it. */
        boolean fits(Coding coding) {
            boolean icd10 = system.contains("icd-10") && coding.system().contains("icd-10");
            return icd10 ? coding.code().startsWith(code) : coding.is(system, code);
        }

        boolean concerns(Set<String> tested) {
            return genes.isEmpty() ? !tested.isEmpty() : genes.stream().anyMatch(tested::contains);
        }
    }

    private Transplants(List<Row> rows) {
        this.rows = rows;
    }

    static Transplants from(Knowledge knowledge) {
        return new Transplants(
                knowledge.table("pharmacogenomics/transplants", Row.class).rows());
    }

    Finding with(Finding finding, DrugCase drugCase, ConsentedFacts facts) {
        Set<String> tested = drugCase.tested().stream().map(GeneResult::gene).collect(Collectors.toSet());
        List<Coding> recorded = Stream.concat(
                        facts.all(Condition.class).stream()
                                .filter(Condition::confirmed)
                                .map(Condition::concept),
                        facts.all(Procedure.class).stream().map(Procedure::concept))
                .flatMap(concept -> concept.codings().stream())
                .toList();
        List<String> notes = rows.stream()
                .filter(row -> row.concerns(tested) && recorded.stream().anyMatch(row::fits))
                .map(Row::note)
                .distinct()
                .toList();
        if (notes.isEmpty()) {
            return finding;
        }
        List<Paragraph> paragraphs = new ArrayList<>(finding.paragraphs());
        notes.forEach(note -> paragraphs.add(new Paragraph(Kind.CAVEAT, note)));
        return finding.withParagraphs(paragraphs);
    }
}
