package org.precisionhooks.genome;

import java.util.List;

/**
 * A row of {@code genomics/transcripts.tsv}.
 *
 * @param transcript RefSeq accession without version
 * @param forward whether it lies on the plus strand
 * @param untranslated bases before the first of the coding start
 * @param exons in the order of the transcript, {@code 94762680-94762873}, 0-based half-open on the plus strand
 */
record TranscriptRow(
        String gene, String transcript, String refseq38, boolean forward, int untranslated, List<String> exons) {

    public TranscriptRow {
        exons = List.copyOf(exons);
        if (exons.isEmpty() || !exons.stream().allMatch(exon -> exon.matches("\\d{1,10}-\\d{1,10}"))) {
            throw new IllegalArgumentException("exons are pairs of start and end");
        }
    }
}
