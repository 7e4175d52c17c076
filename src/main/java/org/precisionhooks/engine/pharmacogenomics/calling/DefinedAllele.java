package org.precisionhooks.engine.pharmacogenomics.calling;

import java.util.BitSet;
import java.util.Map;

/** A named allele: the bases it has at each position of its gene, and at which of them it is defined. */
final class DefinedAllele {

    private static final long REFERENCE = 1L;

    private final String name;
    private final boolean reference;
    /** Bit by number of the base, by position; a copy that was not read fits always. */
    private final long[] bases;

    private final BitSet defined = new BitSet();

    /** @param defined the bases that fit, as bits by their number, by position; elsewhere the reference base fits */
    DefinedAllele(String name, boolean reference, int positions, Map<Integer, Long> defined) {
        this.name = name;
        this.reference = reference;
        this.bases = new long[positions];
        for (int position = 0; position < positions; position++) {
            bases[position] = defined.getOrDefault(position, REFERENCE);
        }
        if (reference) {
            this.defined.set(0, positions);
        }
        defined.keySet().forEach(this.defined::set);
    }

    String name() {
        return name;
    }

    boolean isReference() {
        return reference;
    }

    boolean fits(int position, int base) {
        return base == Genotype.UNKNOWN || (bases[position] >>> base & 1) == 1;
    }

    boolean isDefinedAt(int position) {
        return defined.get(position);
    }

    /** The first position at or after one that defines it; -1 after the last. */
    int nextDefined(int from) {
        return defined.nextSetBit(from);
    }

    int definedPositions() {
        return defined.cardinality();
    }

    boolean isDefinedAtAny(BitSet positions) {
        return defined.intersects(positions);
    }

    boolean isDefinedOnlyAt(BitSet positions) {
        BitSet elsewhere = (BitSet) defined.clone();
        elsewhere.andNot(positions);
        return elsewhere.isEmpty();
    }

    /** What a base at a position adds to the score: a position where either base fits counts only for the changed one. */
    int score(int position, int base) {
        boolean either = Long.bitCount(bases[position]) > 1;
        return defined.get(position) && base != Genotype.UNKNOWN && !(either && base == 0) ? 1 : 0;
    }

    /** The base that defines the allele where exactly one change does. */
    int changedBase(int position) {
        return Long.numberOfTrailingZeros(bases[position] & ~REFERENCE);
    }

    @Override
    public String toString() {
        return name;
    }
}
