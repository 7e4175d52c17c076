package org.precisionhooks.engine.pharmacogenomics;

/**
 * A row of {@code pair_switches.tsv}: whether a site wants to hear of a gene for a drug.
 *
 * @param gene HGNC symbol
 * @param drug RxNorm ingredient
 * @param on false for a pair of which nothing is said
 * @param reason why the site decided so
 */
public record PairSwitch(String gene, String drug, boolean on, String reason) {

    /** The table of the switches. */
    public static final String TABLE = "pharmacogenomics/pair_switches";
}
