package org.precisionhooks.engine.pharmacogenomics.calling;

import java.util.BitSet;
import java.util.Map;

/** A named allele: the bases it has at each position of its gene, and at which of them it is defined. */
final class DefinedAllele {

    private final String name;
    private final boolean reference;
    private final BitSet[] bases;
    private final BitSet defined = new BitSet();

    /** @param defined the bases that fit, by position; elsewhere the reference base fits */
    DefinedAllele(String name, boolean reference, int positions, Map<Integer, BitSet> defined) {
        this.name = name;
        this.reference = reference;
        this.bases = new BitSet[positions];
        BitSet onlyReference = BitSet.valueOf(new long[] {1});
        for (int position = 0; position < positions; position++) {
            bases[position] = defined.getOrDefault(position, onlyReference);
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
        return base == Genotype.UNKNOWN || bases[position].get(base);
    }

    boolean isDefinedAt(int position) {
        return defined.get(position);
    }

    /** The positions that define it, in order. */
    BitSet definedAt() {
        return (BitSet) defined.clone();
    }

    /** What a base at a position adds to the score: a position where either base fits counts only for the changed one. */
    int score(int position, int base) {
        boolean either = bases[position].cardinality() > 1;
        return defined.get(position) && base != Genotype.UNKNOWN && !(either && base == 0) ? 1 : 0;
    }

    /** The base that defines the allele where exactly one change does. */
    int changedBase(int position) {
        return bases[position].nextSetBit(1);
    }

    @Override
    public String toString() {
        return name;
    }
}
