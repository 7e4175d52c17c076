package org.precisionhooks.facts;

/** Kinds of change that no pair of alleles describes (Sequence Ontology). */
public enum StructuralChange {
    /** SO:0000159. */
    DELETION,
    /** SO:1000035. */
    DUPLICATION,
    /** SO:0000667. */
    INSERTION,
    /** SO:1000036. */
    INVERSION,
    /** SO:0001019. */
    COPY_NUMBER_VARIATION,
    /** SO:0000199. */
    TRANSLOCATION,
    /** SO:0001565: the joint finding of two or more genes. */
    GENE_FUSION,
    /** SO:0002165. */
    TRINUCLEOTIDE_REPEAT_EXPANSION,
    /** Stated, but not which. */
    OTHER
}
