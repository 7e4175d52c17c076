package org.precisionhooks.facts;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A risk that a genomic report states, e.g. of a polygenic score; that of whoever wrote it, never worked out from the record.
 *
 * @param gene empty when it rests on several
 * @param outcome what is at risk
 * @param likelihood in words or codes, {@link Concept#NONE} when not stated
 * @param probability 0 to 1, when stated as one number
 * @param relativeRisk against the population, when stated
 * @param score the polygenic score that it is told by, as named there; absent where it rests on something else
 */
public record GenomicRisk(
        Source source,
        String gene,
        Origin origin,
        Concept outcome,
        Concept likelihood,
        Optional<BigDecimal> probability,
        Optional<BigDecimal> relativeRisk,
        Optional<Score> score)
        implements GenomicFact {

    /**
     * A polygenic score.
     *
     * @param name {@code PGS000018}, or the words of the sender
     * @param value what came of it, in the words of the sender: a raw sum, a percentile; empty when not stated
     */
    public record Score(String name, String value) {}
}
