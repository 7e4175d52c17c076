package org.precisionhooks.facts;

/**
 * A stretch of a reference sequence, 0-based half-open.
 *
 * @param referenceSequence RefSeq accession with version, {@code NC_000010.11}
 * @param start first base
 * @param end the base after the last; equal to the start for the place of an insertion
 */
public record GenomicRegion(String referenceSequence, long start, long end) {

    public GenomicRegion {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException(
                    "A region runs from 0 or more to its start or more, not " + start + "-" + end);
        }
    }

    /** True when the two share a base, or one is the place of an insertion that the other holds or touches. */
    public boolean overlaps(GenomicRegion other) {
        if (!referenceSequence.equals(other.referenceSequence)) {
            return false;
        }
        boolean place = start == end || other.start == other.end;
        return place ? start <= other.end && other.start <= end : start < other.end && other.start < end;
    }

    /** True when all of the other lies in this one. */
    public boolean holds(GenomicRegion other) {
        return referenceSequence.equals(other.referenceSequence) && start <= other.start && other.end <= end;
    }

    /** {@code NC_000010.11:94761899-94852964}, as the FHIR Genomics Operations write it. */
    @Override
    public String toString() {
        return referenceSequence + ":" + start + "-" + end;
    }
}
