package org.precisionhooks.genome.hgvs;

/**
 * A position of a nucleotide description, as HGVS counts.
 *
 * @param part where it is counted from: the sequence or the coding start, before the coding start ({@code -}), after the stop
 *     codon ({@code *})
 * @param base 1-based number
 * @param offset bases into the intron, {@code 1905+1}; 0 outside introns
 */
public record HgvsPosition(Part part, long base, long offset) {

    /** Where a position is counted from. */
    public enum Part {
        SEQUENCE(""),
        BEFORE_START("-"),
        AFTER_STOP("*");

        private final String sign;

        Part(String sign) {
            this.sign = sign;
        }

        static Part of(String sign) {
            return sign.isEmpty() ? SEQUENCE : sign.equals("-") ? BEFORE_START : AFTER_STOP;
        }
    }

    /** Whether it counts bases of the sequence itself, in an intron or not. */
    public boolean isCounted() {
        return part == Part.SEQUENCE && base > 0;
    }

    /** Whether it is a plain number, as on a chromosome. */
    public boolean isPlain() {
        return part == Part.SEQUENCE && offset == 0 && base > 0;
    }

    @Override
    public String toString() {
        String intron = offset == 0 ? "" : offset > 0 ? "+" + offset : String.valueOf(offset);
        return part.sign + base + intron;
    }
}
