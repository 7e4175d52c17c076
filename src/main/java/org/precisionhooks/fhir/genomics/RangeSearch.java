package org.precisionhooks.fhir.genomics;

import java.util.Optional;
import java.util.stream.Stream;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.fhir.index.FiledVariant;
import org.precisionhooks.fhir.index.VariantSearch;

/** Finds a patient's variants by ranges, in the build of the range and, lifted, in the other one. */
final class RangeSearch {

    private final VariantSearch search;
    private final OtherBuild otherBuild;
    private final VisibleVariants visible;

    RangeSearch(VariantSearch search, OtherBuild otherBuild, VisibleVariants visible) {
        this.search = search;
        this.otherBuild = otherBuild;
        this.visible = visible;
    }

    /** How a variant must lie to the range. */
    enum Relation {
        OVERLAPPING,
        INTERSECTING,
        SUBSUMING
    }

    /** Read as they are taken. */
    Stream<FiledVariant> find(Asking asking, RangeItem range, Relation relation) {
        Stream<FiledVariant> found = in(asking, range.region(), relation);
        Optional<GenomicRegion> other = otherBuild.chromosome(range.region().referenceSequence());
        if (other.isEmpty()) {
            return found;
        }
        Optional<GenomicRegion> lifted = otherBuild.lift(range.region());
        if (lifted.isEmpty() && hasAny(asking, other.get(), relation)) {
            throw GenomicRefusal.NOT_LIFTED.exception(range.text());
        }
        return lifted.map(region -> Stream.concat(found, in(asking, region, relation)))
                .orElse(found);
    }

    /** Whether something that may be seen stays unsearched; what may not be seen must not make a difference. */
    boolean hasAny(Asking asking, GenomicRegion chromosome, Relation relation) {
        Stream<FiledVariant> there = relation == Relation.OVERLAPPING
                ? search.simpleOn(asking.patient(), chromosome)
                : search.structuralOn(asking.patient(), chromosome);
        return visible.any(
                asking.details(), there.filter(filed -> asking.limits().admit(filed.variant())));
    }

    private Stream<FiledVariant> in(Asking asking, GenomicRegion region, Relation relation) {
        Optional<String> patient = Optional.of(asking.patient());
        Stream<FiledVariant> found =
                switch (relation) {
                    case OVERLAPPING -> search.overlapping(patient, region);
                    case INTERSECTING -> search.intersecting(patient, region);
                    case SUBSUMING -> search.subsuming(patient, region);
                };
        return found.filter(filed -> asking.limits().admit(filed.variant()));
    }
}
