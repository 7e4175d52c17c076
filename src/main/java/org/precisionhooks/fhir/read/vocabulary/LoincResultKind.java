package org.precisionhooks.fhir.read.vocabulary;

/** What a laboratory test with its own LOINC code answers (genomics-fhir.md section 3.11). */
public enum LoincResultKind {
    /** What a gene does. */
    PHENOTYPE,
    /** Whether an allele is there; the allele is in the test. */
    PRESENCE,
    /** The HLA alleles of a locus. */
    TYPING,
    /** A tumour marker. */
    BIOMARKER,
    /** Mutations found in a gene. */
    MUTATIONS,
    /** Which mutations were looked for. */
    TESTED_FOR,
    /** An order, no result. */
    ORDER
}
