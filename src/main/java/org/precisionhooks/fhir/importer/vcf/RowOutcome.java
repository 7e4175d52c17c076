package org.precisionhooks.fhir.importer.vcf;

/** What became of a row; each has one outcome, so that their sum is the number of rows. */
public enum RowOutcome {
    /** Outside of the regions that were asked for; not looked at any further. */
    OUTSIDE,
    /** Gave at least one finding. */
    FOUND,
    /** Every copy carries the reference. */
    REFERENCE,
    /** No copy, or none but the reference, was called. */
    NO_CALL,
    /** Only alleles were called that name nothing, such as one that a row before deleted. */
    UNNAMED,
    /** Gave no finding, and is among the refused. */
    REFUSED
}
