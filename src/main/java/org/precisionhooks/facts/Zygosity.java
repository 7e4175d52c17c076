package org.precisionhooks.facts;

/** Allelic state (LOINC 53034-5). */
public enum Zygosity {
    HETEROZYGOUS,
    HOMOZYGOUS,
    HEMIZYGOUS,
    HOMOPLASMIC,
    HETEROPLASMIC,
    /** At least one copy. */
    UNKNOWN
}
