package org.precisionhooks.facts;

/**
 * A file of variants, regions or reads that was not read here; it may be imported.
 *
 * @param format {@code vcf}, {@code bed}, {@code bam} or as the sender says, empty when that is not known
 * @param description the sender's words for it
 */
public record GenomicDataFile(Source source, String gene, Origin origin, String format, String description)
        implements GenomicFact {}
