package org.precisionhooks.facts;

/** Genomic source class (LOINC 48002-0). */
public enum Origin {
    GERMLINE,
    SOMATIC,
    /** Not stated. Pharmacogenomic panels rarely state it; a tumour specimen or somatic report does. */
    UNSTATED
}
