package org.precisionhooks.facts;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A biomarker of a tumour, such as microsatellite instability or mutational burden.
 *
 * @param gene the gene whose product is looked at, empty when it is of the whole genome
 * @param biomarker what was looked at
 * @param value the answer in words or codes, {@link Concept#NONE} for a number
 * @param amount the answer as a number
 * @param unit UCUM code or the sender's unit, empty when none is given
 */
public record MolecularBiomarker(
        Source source,
        String gene,
        Origin origin,
        Concept biomarker,
        Concept value,
        Optional<BigDecimal> amount,
        String unit)
        implements GenomicFact {}
