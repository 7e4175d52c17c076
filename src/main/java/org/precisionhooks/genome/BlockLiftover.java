package org.precisionhooks.genome;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.GenomicRegion;

/**
 * Lifts a region by its first and its last base: both must lie on one chromosome, on one strand and in order
 * (genomics-fhir.md section 7.6).
 */
final class BlockLiftover implements Liftover {

    private final ReferenceSequences sequences;
    private final Map<String, LiftBlocks> bySequence = new HashMap<>();

    BlockLiftover(ReferenceSequences sequences, Map<String, List<LiftBlocks.Block>> blocks) {
        this.sequences = sequences;
        blocks.forEach((sequence, of) -> bySequence.put(sequence, LiftBlocks.of(of)));
    }

    @Override
    public Optional<GenomicRegion> lift(GenomicRegion region, GenomeBuild to) {
        Optional<ReferenceSequence> sequence = sequences.of(region.referenceSequence());
        if (sequence.isEmpty() || region.end() > sequence.get().length()) {
            return Optional.empty();
        }
        if (sequence.get().builds().contains(to)) {
            return Optional.of(region);
        }
        return Optional.ofNullable(bySequence.get(region.referenceSequence()))
                .flatMap(blocks -> region.start() == region.end() ? between(blocks, region) : bases(blocks, region));
    }

    @Override
    public Optional<GenomicLocation> lift(GenomicLocation change, GenomeBuild to) {
        return Liftover.super.lift(change, to).map(place -> isInverted(change) ? turned(place) : place);
    }

    /** An insertion lies between two bases of one strand. */
    private boolean isInverted(GenomicLocation change) {
        return Optional.ofNullable(bySequence.get(change.referenceSequence()))
                .flatMap(blocks -> blocks.place(change.start()))
                .map(place -> !place.forward())
                .orElse(false);
    }

    private static GenomicLocation turned(GenomicLocation place) {
        return new GenomicLocation(
                place.referenceSequence(),
                place.start(),
                Alleles.reverseComplement(place.reference()),
                Alleles.reverseComplement(place.alternate()));
    }

    private static Optional<GenomicRegion> bases(LiftBlocks blocks, GenomicRegion region) {
        return blocks.place(region.start())
                .flatMap(first -> blocks.place(region.end() - 1).flatMap(last -> joined(first, last)));
    }

    private static Optional<GenomicRegion> joined(LiftBlocks.Place first, LiftBlocks.Place last) {
        boolean together = first.target().equals(last.target()) && first.forward() == last.forward();
        long low = first.forward() ? first.base() : last.base();
        long high = first.forward() ? last.base() : first.base();
        return together && low <= high
                ? Optional.of(new GenomicRegion(first.target(), low, high + 1))
                : Optional.empty();
    }

    /** The place of an insertion lies between two bases, which must stay neighbours. */
    private static Optional<GenomicRegion> between(LiftBlocks blocks, GenomicRegion place) {
        if (place.start() == 0) {
            return Optional.empty();
        }
        return bases(blocks, new GenomicRegion(place.referenceSequence(), place.start() - 1, place.end() + 1))
                .filter(neighbours -> neighbours.end() - neighbours.start() == 2)
                .map(neighbours -> new GenomicRegion(
                        neighbours.referenceSequence(), neighbours.start() + 1, neighbours.start() + 1));
    }
}
