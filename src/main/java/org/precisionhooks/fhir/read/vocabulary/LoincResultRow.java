package org.precisionhooks.fhir.read.vocabulary;

import java.util.List;

/**
 * Row of {@code genomics/loinc_results}: a laboratory test that has its own LOINC code.
 *
 * @param loinc code
 * @param kind what it answers
 * @param gene the genes it looks at
 * @param allele the allele it looks for, empty when it looks for any
 * @param display our words for it
 */
public record LoincResultRow(String loinc, LoincResultKind kind, List<String> gene, String allele, String display) {

    public LoincResultRow {
        gene = List.copyOf(gene);
    }
}
