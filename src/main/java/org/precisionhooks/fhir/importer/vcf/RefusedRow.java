package org.precisionhooks.fhir.importer.vcf;

/**
 * A row that is not imported, or of which one allele or the number of its copies is not.
 *
 * @param line its number in the decompressed file, from 1
 */
public record RefusedRow(long line, RowRefusal reason) {}
