package org.precisionhooks.genome.hgvs;

import java.util.Optional;

/** What an HGVS description counts on: its letter before the dot. */
public enum CoordinateType {
    GENOMIC('g'),
    MITOCHONDRIAL('m'),
    CODING('c'),
    NON_CODING('n'),
    RNA('r'),
    PROTEIN('p');

    private final char letter;

    CoordinateType(char letter) {
        this.letter = letter;
    }

    static Optional<CoordinateType> of(char letter) {
        for (CoordinateType type : values()) {
            if (type.letter == letter) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** Whether positions are those of a chromosome itself. */
    public boolean isChromosomal() {
        return this == GENOMIC || this == MITOCHONDRIAL;
    }
}
