package org.precisionhooks.facts;

/**
 * A file of variants, regions or reads. What an imported one says stands in other facts; any other was not read here.
 *
 * @param format {@code vcf}, {@code bed}, {@code bam} or as the sender says, empty when that is not known
 * @param description the sender's words for it
 * @param imported whether this server imported it
 */
public record GenomicDataFile(
        Source source, String gene, Origin origin, String format, String description, boolean imported)
        implements GenomicFact {}
