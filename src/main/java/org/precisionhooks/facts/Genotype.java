package org.precisionhooks.facts;

/**
 * Both copies of a gene as a laboratory wrote them (LOINC 84413-4).
 *
 * @param diplotype the laboratory's words without the gene's name, e.g. {@code *1/*17}; never split at {@code /} without
 *     the gene's allele table, since allele names may contain it
 */
public record Genotype(Source source, String gene, Origin origin, String diplotype) implements GenomicFact {}
