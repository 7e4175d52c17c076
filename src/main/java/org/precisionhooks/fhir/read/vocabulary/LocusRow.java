package org.precisionhooks.fhir.read.vocabulary;

/**
 * A row of {@code genomics/loci.tsv}: where a gene's allele-defining positions lie.
 *
 * @param start first position, 0-based
 * @param end position after the last
 */
public record LocusRow(String gene, String refseq, long start, long end) {

    public LocusRow {
        if (end <= start) {
            throw new IllegalArgumentException("the end must lie after the start");
        }
    }
}
