package org.precisionhooks.genome;

import org.precisionhooks.facts.GenomicLocation;

/**
 * A change, and how far it can surely be written further to the right with the same result. What says so is its own
 * expression: the bases around it, or that a stretch is doubled (genomics-fhir.md section 7.2).
 *
 * @param location the leftmost spelling that the expression shows
 * @param shift how many bases it can move to the right at least; 0 for whatever is no plain insertion or deletion
 */
public record Spelling(GenomicLocation location, int shift) {

    /** A change of which nothing more is known. */
    public static Spelling of(GenomicLocation location) {
        return new Spelling(location, 0);
    }

    /** Alleles as written; what they share behind the change is its context. */
    public static Spelling of(String accession, long start, String reference, String alternate) {
        GenomicLocation location = Alleles.change(accession, start, reference, alternate);
        int end = (int) (location.start() - start) + location.reference().length();
        return new Spelling(location, isIndel(location) ? repeated(unit(location), reference.substring(end)) : 0);
    }

    /** A stretch that is there twice: the copy can stand anywhere from its first to behind its last base. */
    static Spelling ofDuplication(String accession, long start, String stretch) {
        return new Spelling(new GenomicLocation(accession, start, "", stretch), stretch.length());
    }

    /** The same change as far to the right as is known, but not beyond a place. */
    GenomicLocation towards(long place) {
        int by = (int) Math.max(0, Math.min(shift, place - location.start()));
        return IndelSpellings.moved(location, by);
    }

    /** Whether it inserts or deletes bases and nothing else. */
    public static boolean isIndel(GenomicLocation location) {
        return location.reference().isEmpty() != location.alternate().isEmpty();
    }

    private static String unit(GenomicLocation indel) {
        return indel.reference() + indel.alternate();
    }

    /** How many bases of a stretch go on repeating the unit. */
    private static int repeated(String unit, String stretch) {
        int bases = 0;
        while (bases < stretch.length() && stretch.charAt(bases) == unit.charAt(bases % unit.length())) {
            bases++;
        }
        return bases;
    }
}
