package org.precisionhooks.facts;

/**
 * What a laboratory says of a whole test (LOINC 51968-6); which genes it looked at stands elsewhere.
 *
 * @param finding present when the test was positive, absent when negative: not proof for any single gene
 */
public record OverallInterpretation(Source source, String gene, Origin origin, Presence finding)
        implements GenomicFact {}
