package org.precisionhooks.fhir.read.vocabulary;

/**
 * Row of {@code genomics/phenotype_answers}: how a laboratory says a phenotype.
 *
 * @param kind a LOINC answer code or a word
 * @param value the code, or the lower-case word without the gene
 * @param gene the only gene for which it is meant so, empty for any
 * @param phenotype canonical words
 */
public record PhenotypeAnswerRow(Kind kind, String value, String gene, String phenotype) {

    /** How the value is written. */
    public enum Kind {
        LOINC_ANSWER,
        WORD
    }
}
