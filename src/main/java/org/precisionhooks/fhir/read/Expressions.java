package org.precisionhooks.fhir.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.genome.CuratedVariants;
import org.precisionhooks.genome.Normalised;
import org.precisionhooks.genome.Normaliser;
import org.precisionhooks.genome.Sameness;

/**
 * The places that the names of a variant come to.
 *
 * @param located those that state their own coordinates first, then those found by a table
 */
record Expressions(CuratedVariants variants, List<GenomicLocation> located) {

    static Expressions of(Normaliser normaliser, List<String> names) {
        List<GenomicLocation> stated = new ArrayList<>(2);
        List<GenomicLocation> found = new ArrayList<>(0);
        for (String name : names) {
            if (normaliser.of(name) instanceof Normalised.Located place) {
                (place.note().isEmpty() ? stated : found).add(place.location());
            }
        }
        stated.addAll(found);
        return new Expressions(normaliser.variants(), stated);
    }

    /** Whether one of them is another change on the same chromosome of the same build. */
    boolean contradict(GenomicLocation location) {
        return located.stream()
                .flatMap(other -> sameBuild(other, location).stream())
                .anyMatch(other -> Sameness.of(other, variants.canonical(location)) == Sameness.DIFFERENT);
    }

    /** Whether one of them is this change. */
    boolean confirm(GenomicLocation location) {
        GenomicLocation canonical = variants.canonical(location);
        return located.stream()
                .flatMap(other -> sameBuild(other, canonical).stream())
                .anyMatch(other -> Sameness.of(other, canonical) == Sameness.SAME);
    }

    /** The place, unless its reference bases are known to be others. */
    Placement checked(GenomicLocation location) {
        return variants.contradict(location)
                ? Placement.unclear("The reference allele is not that of the reference sequence")
                : Placement.at(variants.canonical(location));
    }

    private Optional<GenomicLocation> sameBuild(GenomicLocation other, GenomicLocation location) {
        boolean same = other.referenceSequence().equals(location.referenceSequence());
        return same
                ? Optional.of(other)
                : variants.inOtherBuild(other)
                        .filter(lifted -> lifted.referenceSequence().equals(location.referenceSequence()));
    }
}
