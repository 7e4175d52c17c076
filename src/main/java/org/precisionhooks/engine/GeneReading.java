package org.precisionhooks.engine;

import java.util.List;

/**
 * One reading of a gene that final results support.
 *
 * @param phenotype what it means in the words of the guidance, {@code Poor Metabolizer}; empty for alleles of HLA
 * @param priority how it is marked in a record
 * @param basis how it came about
 * @param evidence the results that say so, newest first; never empty
 */
public record GeneReading(String phenotype, ResultPriority priority, Basis basis, List<Evidence> evidence) {
    /** Words of a {@link Basis#PHENOTYPE}. */
    public static final String REPORTED = " (as reported by the laboratory)";

    /** Words of what was {@link Basis#CALLED}. */
    public static final String CALLED = ", called from variants";

    public GeneReading {
        evidence = List.copyOf(evidence);
    }

    /** Gene, alleles and what they mean; how it came about is told by the basis. */
    public String statement() {
        return evidence.get(0).statement().replace(REPORTED, "").replace(CALLED, "");
    }

    /** How a reading came about; names are stable and shown to clients. */
    public enum Basis {
        /** A laboratory named both copies of the gene, or an HLA allele. */
        GENOTYPE,
        /** A laboratory named the phenotype or the activity score, not the genotype. */
        PHENOTYPE,
        /** This server called it from single variants. */
        CALLED
    }
}
