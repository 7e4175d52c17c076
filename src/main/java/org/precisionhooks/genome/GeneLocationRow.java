package org.precisionhooks.genome;

import java.util.Optional;
import org.precisionhooks.facts.GenomicRegion;

/**
 * A row of {@code genomics/gene_locations.tsv}: where a gene lies, in both builds where it has one place in both.
 *
 * @param refseq38 chromosome in GRCh38
 * @param start38 first base, 0-based
 * @param end38 base after the last
 * @param refseq37 chromosome in GRCh37
 * @param start37 first base, 0-based
 * @param end37 base after the last
 */
record GeneLocationRow(
        String gene,
        String refseq38,
        long start38,
        long end38,
        String refseq37,
        Optional<Long> start37,
        Optional<Long> end37) {

    public GeneLocationRow {
        if (end38 <= start38 || start37.isPresent() && end37.orElse(0L) <= start37.get()) {
            throw new IllegalArgumentException("the end must lie after the start");
        }
        if (refseq37.isEmpty() != start37.isEmpty() || refseq37.isEmpty() != end37.isEmpty()) {
            throw new IllegalArgumentException("accession, start and end of GRCh37 come together or not at all");
        }
    }

    GenomicRegion on38() {
        return new GenomicRegion(refseq38, start38, end38);
    }

    Optional<GenomicRegion> on37() {
        return start37.map(start -> new GenomicRegion(refseq37, start, end37.orElseThrow()));
    }
}
