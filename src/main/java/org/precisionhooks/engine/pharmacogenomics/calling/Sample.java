package org.precisionhooks.engine.pharmacogenomics.calling;

import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the tests of one person found at the positions of one gene; a position that is not here was not tested.
 *
 * @param genotypes by index of the position
 * @param warnings what was found strange on the way
 */
record Sample(Map<Integer, Genotype> genotypes, Set<AlleleCall.Warning> warnings) {

    Sample {
        genotypes = Map.copyOf(genotypes);
        warnings = Set.copyOf(warnings);
    }

    static Sample of(Map<Integer, Genotype> genotypes) {
        return new Sample(genotypes, Set.of());
    }

    /** The positions that were tested. */
    BitSet tested() {
        BitSet tested = new BitSet();
        genotypes.keySet().forEach(tested::set);
        return tested;
    }

    boolean isTested(int position) {
        return genotypes.containsKey(position);
    }

    Optional<Genotype> at(int position) {
        return Optional.ofNullable(genotypes.get(position));
    }

    boolean isPartial() {
        return genotypes.values().stream().anyMatch(Genotype::isPartial);
    }
}
