package org.precisionhooks.facts;

/** One copy of a gene (LOINC 84414-2); says nothing of the other copy. */
public record Haplotype(Source source, String gene, Origin origin, String allele) implements GenomicFact {}
