package org.precisionhooks.genome;

import java.util.Set;

/**
 * A chromosome of the human genome.
 *
 * @param accession RefSeq accession with version
 * @param chromosome 1 to 22, X, Y, MT
 * @param builds the builds that it belongs to; both for the mitochondrion
 * @param length in bases
 */
public record ReferenceSequence(String accession, String chromosome, Set<GenomeBuild> builds, long length) {

    public ReferenceSequence {
        builds = Set.copyOf(builds);
    }
}
