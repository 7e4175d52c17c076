package org.precisionhooks.engine.pharmacogenomics.calling;

import java.util.Optional;

/**
 * What a test found at one position, by numbers of its bases.
 *
 * @param first base of one copy; with a phase set, of copy 0
 * @param second base of the other copy, {@link #UNKNOWN}, or {@link #NONE} where there is one copy only
 * @param phaseSet the set within which first and second are comparable between positions
 */
record Genotype(int first, int second, Optional<String> phaseSet) {

    /** A base that no allele of the table has. */
    static final int OTHER = 62;
    /** The other copy was not read. */
    static final int UNKNOWN = 63;
    /** There is no other copy. */
    static final int NONE = -1;

    static Genotype of(int first, int second) {
        return new Genotype(first, second, Optional.empty());
    }

    boolean isHeterozygous() {
        return second != NONE && first != second;
    }

    boolean isPartial() {
        return second == UNKNOWN;
    }

    boolean has(int base) {
        return first == base || second == base;
    }

    /** The number of copies that carry a base for sure. */
    int copies(int base) {
        return (first == base ? 1 : 0) + (second == base ? 1 : 0);
    }

    /** The same with one base read as another. */
    Genotype with(int base, int instead) {
        return new Genotype(first == base ? instead : first, second == base ? instead : second, phaseSet);
    }

    /** Of a person with one copy: a second reading of the same base is the same copy; empty when it is another base. */
    Optional<Genotype> ofOneCopy() {
        return second == NONE || second == UNKNOWN || first == second
                ? Optional.of(new Genotype(first, NONE, Optional.empty()))
                : Optional.empty();
    }

    /** Whether both say the same of the bases, whatever is known of the copies that they lie on. */
    boolean agreesWith(Genotype other) {
        return first == other.first && second == other.second || first == other.second && second == other.first;
    }
}
