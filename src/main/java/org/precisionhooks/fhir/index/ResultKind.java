package org.precisionhooks.fhir.index;

/** What a genomic result is, as far as it is searched for. */
public enum ResultKind {
    VARIANT,
    HAPLOTYPE,
    GENOTYPE,
    SEQUENCE_PHASE,
    THERAPEUTIC,
    DIAGNOSTIC,
    CONSEQUENCE,
    STUDY
}
