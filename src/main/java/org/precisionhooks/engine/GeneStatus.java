package org.precisionhooks.engine;

import java.util.List;

/**
 * What the permitted record says of one gene.
 *
 * @param gene HGNC symbol
 * @param state whether it can be used
 * @param readings what final results say; several when they contradict each other, or are of different HLA alleles
 * @param unused results that are not final or cannot be computed with
 * @param drugs the drugs whose guidance asks for this gene, by name
 */
public record GeneStatus(
        String gene, State state, List<GeneReading> readings, List<Evidence> unused, List<Drug> drugs) {
    public GeneStatus {
        readings = List.copyOf(readings);
        unused = List.copyOf(unused);
        drugs = List.copyOf(drugs);
    }

    /** Whether a gene's result can be used; names are stable and shown to clients. */
    public enum State {
        TESTED,
        /** Final results contradict each other. */
        CONFLICTING,
        /** The results leave several possibilities open, e.g. a variant was seen and nobody knows on how many copies. */
        OPEN,
        /** There is a result, but it is not final. */
        NOT_FINAL,
        /** There is a result, but its function is uncertain or it cannot be computed with. */
        NOT_INTERPRETABLE,
        NOT_TESTED
    }

    /** That of the reading that is to be read first. */
    public ResultPriority priority() {
        return readings.stream()
                .map(GeneReading::priority)
                .min(ResultPriority::compareTo)
                .orElse(ResultPriority.NONE);
    }

    public boolean isTested() {
        return state == State.TESTED;
    }
}
