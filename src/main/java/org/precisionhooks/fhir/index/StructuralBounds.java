package org.precisionhooks.fhir.index;

import java.util.Optional;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.facts.StructuralVariant;

/** How the bounds of a structural variant lie to a range (genomics-fhir.md section 6.4). */
final class StructuralBounds {

    private StructuralBounds() {}

    static boolean intersect(IndexedVariant variant, GenomicRegion range) {
        return variant.structural()
                .flatMap(StructuralBounds::widest)
                .map(bounds -> bounds.overlaps(range))
                .orElse(false);
    }

    static boolean subsume(IndexedVariant variant, GenomicRegion range) {
        Optional<GenomicRegion> narrowest =
                variant.structural().flatMap(structural -> structural.inner().or(structural::outer));
        return narrowest.map(bounds -> bounds.holds(range)).orElse(false);
    }

    /** The place of a structural variant in the index. */
    static Optional<GenomicRegion> widest(StructuralVariant variant) {
        return variant.outer().or(variant::inner);
    }
}
