package org.precisionhooks.genome.hgvs;

/** A description in the nomenclature of the Human Genome Variation Society (https://hgvs-nomenclature.org). */
public sealed interface Hgvs {

    /** Accession, gene or nothing, as written before the colon, with a hyphen for the underscore mended. */
    String reference();

    /** Whether an expression is of a protein, by its letter. */
    static boolean isOfProtein(String expression) {
        return expression.startsWith("p.") || expression.contains(":p.");
    }

    /**
     * A change of a nucleotide sequence.
     *
     * @param start first position
     * @param end last position, equal to the start for one base
     */
    record Nucleotide(String reference, CoordinateType type, HgvsPosition start, HgvsPosition end, Edit edit)
            implements Hgvs {}

    /**
     * A stretch whose ends are not known to the base, {@code (?_100)_(200_?)del}; -1 stands for the question mark.
     *
     * @param change {@code del}, {@code dup} or {@code inv}
     */
    record Uncertain(String reference, long outerStart, long innerStart, long innerEnd, long outerEnd, String change)
            implements Hgvs {}

    /**
     * A change of a protein.
     *
     * @param change in three letters, stop as {@code Ter}, without the parentheses of a prediction: {@code Val600Glu}
     */
    record Protein(String reference, String change) implements Hgvs {

        /** For comparison: laboratories state the first residue of a frame shift, and differ in what they say beyond it. */
        public String comparable() {
            int shift = change.indexOf("fs");
            return shift < 0 ? change : change.substring(0, shift).replaceFirst("(?<=\\d)[A-Z][a-z]{2}$", "") + "fs";
        }
    }

    /** Allowed by the nomenclature, or near to it, but not read here. */
    record Unsupported(String reference, String reason) implements Hgvs {}
}
