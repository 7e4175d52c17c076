package org.precisionhooks.fhir.write;

import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.precisionhooks.fhir.read.vocabulary.GeneRow;
import org.precisionhooks.fhir.read.vocabulary.PhenotypeAnswerRow;
import org.precisionhooks.fhir.read.vocabulary.PhenotypeAnswerRow.Kind;
import org.precisionhooks.knowledge.Knowledge;

/** Codes of genes (HGNC) and of what a result means for a gene (LOINC answers), from the tables of {@code genomics}. */
public final class GeneCodes {

    private final Map<String, String> hgncBySymbol;
    private final Map<String, String> answerByPhenotype;

    public GeneCodes(Knowledge knowledge) {
        this.hgncBySymbol = knowledge.table("genomics/genes", GeneRow.class).rows().stream()
                .collect(Collectors.toMap(GeneRow::gene, GeneRow::hgnc));
        this.answerByPhenotype = knowledge.table("genomics/phenotype_answers", PhenotypeAnswerRow.class).rows().stream()
                .filter(row -> row.kind() == Kind.LOINC_ANSWER && row.gene().isEmpty())
                .collect(Collectors.toMap(
                        PhenotypeAnswerRow::phenotype, PhenotypeAnswerRow::value, (one, other) -> one));
    }

    public CodeableConcept gene(String symbol) {
        String id = hgncBySymbol.get(symbol);
        return id == null || id.isEmpty()
                ? new CodeableConcept().setText(symbol)
                : Codes.concept(Canonical.HGNC, id, symbol);
    }

    public CodeableConcept phenotype(String words) {
        CodeableConcept concept = new CodeableConcept().setText(words);
        String answer = answerByPhenotype.get(words);
        if (answer != null) {
            concept.addCoding().setSystem(Canonical.LOINC).setCode(answer);
        }
        return concept;
    }
}
