package org.precisionhooks.facts;

/**
 * A test for one allele: the allele is in the test, not in the answer.
 *
 * @param allele without the gene, {@code *57:01}
 * @param presence found, not found or not readable
 */
public record AllelePresence(Source source, String gene, Origin origin, String allele, Presence presence)
        implements GenomicFact {}
