package org.precisionhooks.facts;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A risk that a genomic report states, e.g. of a polygenic score; the laboratory's, never ours.
 *
 * @param gene empty when it rests on several
 * @param outcome what is at risk
 * @param likelihood in words or codes, {@link Concept#NONE} when not stated
 * @param probability 0 to 1, when stated as one number
 * @param relativeRisk against the population, when stated
 */
public record GenomicRisk(
        Source source,
        String gene,
        Origin origin,
        Concept outcome,
        Concept likelihood,
        Optional<BigDecimal> probability,
        Optional<BigDecimal> relativeRisk)
        implements GenomicFact {}
