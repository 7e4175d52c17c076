package org.precisionhooks.fhir.genomics;

import java.util.Optional;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.genome.GenomeBuild;
import org.precisionhooks.genome.Liftover;
import org.precisionhooks.genome.ReferenceSequence;
import org.precisionhooks.genome.ReferenceSequences;

/** The way from one build to the other: ranges are lifted, coordinates of both are never compared. */
record OtherBuild(ReferenceSequences sequences, Liftover liftover) {

    /** The whole of the same chromosome in the other build; empty for the mitochondrion, which is of both. */
    Optional<GenomicRegion> chromosome(String accession) {
        return sequences
                .of(accession)
                .filter(sequence -> sequence.builds().size() == 1)
                .flatMap(sequence ->
                        sequences.of(sequence.chromosome(), build(sequence).other()))
                .map(other -> new GenomicRegion(other.accession(), 0, other.length()));
    }

    Optional<GenomicRegion> lift(GenomicRegion region) {
        return sequences
                .of(region.referenceSequence())
                .filter(sequence -> sequence.builds().size() == 1)
                .flatMap(sequence -> liftover.lift(region, build(sequence).other()));
    }

    /** The same alleles at the lifted place; that the reference has the same bases there is not known by this. */
    Optional<GenomicLocation> lift(GenomicLocation change) {
        return sequences
                .of(change.referenceSequence())
                .filter(sequence -> sequence.builds().size() == 1)
                .flatMap(sequence -> liftover.lift(change, build(sequence).other()));
    }

    private static GenomeBuild build(ReferenceSequence sequence) {
        return sequence.builds().iterator().next();
    }
}
