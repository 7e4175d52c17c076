package org.precisionhooks.fhir.read.genomic;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.genome.Accessions;
import org.precisionhooks.genome.CuratedVariants;
import org.precisionhooks.genome.Normalised;
import org.precisionhooks.genome.Normaliser;
import org.precisionhooks.genome.Sameness;
import org.precisionhooks.genome.Spelling;

/**
 * The places that the names of a variant come to.
 *
 * @param located those that state their own coordinates first, then those found by a table
 * @param byNumber those of them that an rs number names: it is a place, at which there may be other changes than the known one
 */
record Expressions(CuratedVariants variants, List<Spelling> located, Set<Spelling> byNumber) {

    private static final Pattern RS_NUMBER = Pattern.compile("rs\\d+", Pattern.CASE_INSENSITIVE);

    static Expressions none(Normaliser normaliser) {
        return of(normaliser, List.of());
    }

    /** What a name may mean, such as a change of a protein, is no place of the variant: nobody said so. */
    static Expressions of(Normaliser normaliser, List<String> names) {
        List<Spelling> stated = new ArrayList<>(2);
        List<Spelling> found = new ArrayList<>(0);
        Set<Spelling> numbered = new HashSet<>(0);
        for (String name : names) {
            if (normaliser.of(name) instanceof Normalised.Located place) {
                (place.note().isEmpty() ? stated : found).add(place.spelling());
                if (RS_NUMBER.matcher(name.strip()).matches()) {
                    numbered.add(place.spelling());
                }
            }
        }
        stated.addAll(found);
        return new Expressions(normaliser.variants(), stated, numbered);
    }

    /** The place that the first of them states. */
    Optional<GenomicLocation> place() {
        return located.stream().map(Spelling::location).findFirst();
    }

    /** Whether one of them is another change on the same chromosome of the same build. */
    boolean contradict(Spelling written) {
        return compared(written).anyMatch(Sameness.DIFFERENT::equals);
    }

    /** Whether one of them is this change. */
    boolean confirm(Spelling written) {
        return compared(written).anyMatch(Sameness.SAME::equals);
    }

    private Stream<Sameness> compared(Spelling written) {
        Spelling canonical = canonical(written);
        return located.stream().flatMap(other -> compared(other, canonical).stream());
    }

    /** Empty where the two are of different builds and the table does not join them. */
    private Optional<Sameness> compared(Spelling other, Spelling canonical) {
        return chromosome(other).equals(chromosome(canonical))
                ? sameBuild(other, canonical.location())
                        .map(there -> Sameness.of(there, canonical))
                        .filter(same -> same != Sameness.DIFFERENT || !isAnotherChangeThere(other, canonical))
                : Optional.of(Sameness.DIFFERENT);
    }

    private boolean isAnotherChangeThere(Spelling other, Spelling canonical) {
        return byNumber.contains(other)
                && sameBuild(other, canonical.location())
                        .filter(there -> there.location()
                                .region()
                                .overlaps(canonical.location().region()))
                        .isPresent();
    }

    private static String chromosome(Spelling spelling) {
        return Accessions.withoutVersion(spelling.location().referenceSequence());
    }

    private Spelling canonical(Spelling written) {
        GenomicLocation canonical = variants.canonical(written.location());
        return canonical.equals(written.location()) ? written : Spelling.of(canonical);
    }

    /** The place, unless its reference bases are known to be others. */
    Placement checked(GenomicLocation location) {
        return variants.contradict(location)
                ? Placement.unclear("The reference allele is not that of the reference sequence")
                : Placement.at(variants.canonical(location));
    }

    /** Whether the known bases of the reference are those of one reading of a position, and others than those of the rest. */
    boolean fits(Spelling one, List<Spelling> readings) {
        return variants.confirm(one.location())
                && readings.stream().filter(other -> !other.equals(one)).allMatch(this::isImpossible);
    }

    private boolean isImpossible(Spelling reading) {
        return variants.contradict(reading.location());
    }

    private Optional<Spelling> sameBuild(Spelling other, GenomicLocation location) {
        boolean same = other.location().referenceSequence().equals(location.referenceSequence());
        return same
                ? Optional.of(other)
                : variants.inOtherBuild(other.location())
                        .filter(lifted -> lifted.referenceSequence().equals(location.referenceSequence()))
                        .map(Spelling::of);
    }
}
