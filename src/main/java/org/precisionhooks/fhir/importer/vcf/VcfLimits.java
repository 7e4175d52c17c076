package org.precisionhooks.fhir.importer.vcf;

/**
 * Bounds on one file.
 *
 * @param bytes most bytes of the decompressed file
 * @param rows most rows
 * @param line most bytes of one line
 * @param listed most refused rows that are listed; all are counted
 * @param expansion most bytes that a byte of compressed data may stand for, in a file that is not small
 */
public record VcfLimits(long bytes, long rows, int line, int listed, int expansion) {

    public VcfLimits {
        if (bytes <= 0 || rows <= 0 || line <= 0 || listed < 0 || expansion <= 0) {
            throw new IllegalArgumentException("The limits of an import are above 0");
        }
    }
}
