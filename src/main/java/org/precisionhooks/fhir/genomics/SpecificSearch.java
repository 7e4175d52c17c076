package org.precisionhooks.fhir.genomics;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.fhir.genomics.RangeSearch.Relation;
import org.precisionhooks.fhir.index.FiledVariant;
import org.precisionhooks.fhir.index.VariantSearch;
import org.precisionhooks.genome.CuratedVariants;
import org.precisionhooks.genome.Sameness;

/** Finds a patient's variants, or everyone's, by expression: by place in both builds, or as it was written. */
final class SpecificSearch {

    /** How far another spelling of an insertion or deletion is looked for. */
    private static final int SHIFT = 100;

    private final VariantSearch search;
    private final CuratedVariants curated;
    private final OtherBuild otherBuild;
    private final RangeSearch ranges;
    private final VisibleVariants visible;

    SpecificSearch(
            VariantSearch search,
            CuratedVariants curated,
            OtherBuild otherBuild,
            RangeSearch ranges,
            VisibleVariants visible) {
        this.search = search;
        this.curated = curated;
        this.otherBuild = otherBuild;
        this.ranges = ranges;
        this.visible = visible;
    }

    /** What the caller may see of it. */
    List<ShownVariant> find(Asking asking, VariantItem item) {
        List<FiledVariant> found = admitted(asking, everywhere(Optional.of(asking.patient()), item));
        List<ShownVariant> shown = visible.all(asking.details(), found);
        if (shown.isEmpty()) {
            item.refuseUnlocated();
            item.location().ifPresent(place -> refuseUndecided(asking, item, place));
        }
        return shown;
    }

    /** Of all patients; whether the caller may see them is not asked yet. */
    List<FiledVariant> ofAll(VariantItem item) {
        return everywhere(Optional.empty(), item);
    }

    /** The same for all patients, as far as some of them may be seen. */
    void refuseUnreached(RequestDetails details, VariantItem item) {
        item.location()
                .filter(place -> !isReached(place))
                .flatMap(place -> otherBuild.chromosome(place.referenceSequence()))
                .filter(chromosome -> visible.any(details, search.someOn(chromosome, false)))
                .ifPresent(chromosome -> {
                    throw GenomicRefusal.NOT_LIFTED.exception(item.text());
                });
    }

    private boolean isReached(GenomicLocation place) {
        return curated.inOtherBuild(place).or(() -> lifted(place)).isPresent();
    }

    private static List<FiledVariant> admitted(Asking asking, List<FiledVariant> found) {
        return found.stream()
                .filter(filed -> asking.limits().admit(filed.variant()))
                .toList();
    }

    private List<FiledVariant> everywhere(Optional<String> patient, VariantItem item) {
        List<FiledVariant> found = new ArrayList<>(search.named(patient, item.text()));
        item.location().stream()
                .flatMap(this::places)
                .distinct()
                .flatMap(place -> search.at(patient, place).stream())
                .forEach(found::add);
        return found.stream().distinct().toList();
    }

    /** The change itself, and the same alleles at the lifted place: a row there proves that the builds have the same bases. */
    private Stream<GenomicLocation> places(GenomicLocation place) {
        Optional<GenomicLocation> known = curated.inOtherBuild(place);
        return Stream.concat(Stream.of(place, curated.canonical(place)), known.or(() -> lifted(place)).stream());
    }

    private Optional<GenomicLocation> lifted(GenomicLocation place) {
        // A place between two bases is where the base after it is.
        GenomicRegion replaced = place.region();
        GenomicRegion region = new GenomicRegion(
                replaced.referenceSequence(), replaced.start(), Math.max(replaced.end(), replaced.start() + 1));
        return otherBuild
                .lift(region)
                .map(other -> new GenomicLocation(
                        other.referenceSequence(), other.start(), place.reference(), place.alternate()));
    }

    /** "No" would be silent and wrong where results of the other build were not reached, or another spelling may be meant. */
    private void refuseUndecided(Asking asking, VariantItem item, GenomicLocation place) {
        Optional<GenomicRegion> other = otherBuild.chromosome(place.referenceSequence());
        if (!isReached(place) && other.isPresent() && ranges.hasAny(asking, other.get(), Relation.OVERLAPPING)) {
            throw GenomicRefusal.NOT_LIFTED.exception(item.text());
        }
        Stream<FiledVariant> alike = search.overlapping(asking.patient(), around(place))
                .filter(filed -> asking.limits().admit(filed.variant()))
                .filter(filed -> filed.variant()
                        .location()
                        .map(written -> Sameness.of(place, written) == Sameness.UNDECIDED)
                        .orElse(false));
        if (visible.any(asking.details(), alike)) {
            throw GenomicRefusal.VARIANT_NOT_LOCATED.exception(item.text()
                    + " (it may be another spelling of a result on file; the bases between are not known here)");
        }
    }

    private static GenomicRegion around(GenomicLocation place) {
        return new GenomicRegion(
                place.referenceSequence(),
                Math.max(0, place.start() - SHIFT),
                place.region().end() + SHIFT);
    }
}
