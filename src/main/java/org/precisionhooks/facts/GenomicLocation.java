package org.precisionhooks.facts;

/**
 * Place and change on a reference sequence, 0-based half-open, common suffix and then common prefix trimmed.
 *
 * @param referenceSequence RefSeq accession with version, {@code NC_000010.11}
 * @param start first changed base, 0-based; an insertion lies before it
 * @param reference reference bases, empty for an insertion
 * @param alternate observed bases, empty for a deletion
 */
public record GenomicLocation(String referenceSequence, long start, String reference, String alternate) {

    public GenomicLocation {
        if (start < 0) {
            throw new IllegalArgumentException("A genomic start is at least 0, not " + start);
        }
    }

    /** Trims the bases that both alleles share, so that left-aligned and anchored spellings of a change meet. */
    public static GenomicLocation trimmed(String referenceSequence, long start, String reference, String alternate) {
        int suffix = 0;
        int shorter = Math.min(reference.length(), alternate.length());
        while (suffix < shorter
                && reference.charAt(reference.length() - 1 - suffix)
                        == alternate.charAt(alternate.length() - 1 - suffix)) {
            suffix++;
        }
        String ref = reference.substring(0, reference.length() - suffix);
        String alt = alternate.substring(0, alternate.length() - suffix);
        int prefix = 0;
        shorter = Math.min(ref.length(), alt.length());
        while (prefix < shorter && ref.charAt(prefix) == alt.charAt(prefix)) {
            prefix++;
        }
        return new GenomicLocation(referenceSequence, start + prefix, ref.substring(prefix), alt.substring(prefix));
    }

    /** The reference bases that it replaces. */
    public GenomicRegion region() {
        return new GenomicRegion(referenceSequence, start, start + reference.length());
    }

    /** SPDI spelling, {@code NC_000010.11:94781858:G:A}. */
    public String spdi() {
        return referenceSequence + ":" + start + ":" + reference + ":" + alternate;
    }
}
