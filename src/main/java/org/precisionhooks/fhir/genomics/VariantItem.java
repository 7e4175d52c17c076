package org.precisionhooks.fhir.genomics;

import java.util.List;
import java.util.Optional;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.genome.Normalised;
import org.precisionhooks.genome.Normaliser;

/**
 * A variant that was asked for.
 *
 * @param text as it was sent
 * @param location its place, where it could be normalised
 * @param problem why it could not
 */
record VariantItem(String text, Optional<GenomicLocation> location, String problem) {

    static List<VariantItem> all(List<String> items, Normaliser normaliser) {
        return items.stream().map(item -> of(item, normaliser.of(item))).toList();
    }

    private static VariantItem of(String text, Normalised normalised) {
        if (normalised instanceof Normalised.Located located) {
            return new VariantItem(text, Optional.of(located.location()), "");
        } else if (normalised instanceof Normalised.NotLocated unknown) {
            return new VariantItem(text, Optional.empty(), unknown.reason());
        } else if (normalised instanceof Normalised.Structural) {
            return new VariantItem(text, Optional.empty(), "Changes of structure are asked for by ranges");
        }
        throw GenomicRefusal.UNREADABLE_VARIANT.exception(text);
    }

    /** Nothing was found by its name either: that is no answer (genomics-fhir.md section 7). */
    void refuseUnlocated() {
        if (location.isEmpty()) {
            throw GenomicRefusal.VARIANT_NOT_LOCATED.exception(text + " (" + problem + ")");
        }
    }
}
