package org.precisionhooks.fhir.index;

import java.util.List;
import java.util.Optional;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.StructuralVariant;
import org.precisionhooks.facts.Variant;

/**
 * A row of the variant index: a finding, and the test that made it. An Observation is the finding's own source; what was
 * imported has that of the import, such as the Procedure of the analysis, and no Observation of its own.
 *
 * @param fact a {@link Variant} or a {@link StructuralVariant}; its source is the resource, or the contained one, that it
 *     stands in
 * @param test identifier of the test as it is searched for, {@code system|value} or a bare value; may be empty
 * @param specimen identifier of the specimen likewise
 */
public record IndexedVariant(GenomicFact fact, String test, String specimen) {

    public IndexedVariant {
        if (!(fact instanceof Variant) && !(fact instanceof StructuralVariant)) {
            throw new IllegalArgumentException("Only variants are indexed by their place");
        }
    }

    /** What it says when its kind is a pair of alleles. */
    public Optional<Variant> simple() {
        return fact instanceof Variant variant ? Optional.of(variant) : Optional.empty();
    }

    /** What it says when its kind is a change of structure. */
    public Optional<StructuralVariant> structural() {
        return fact instanceof StructuralVariant variant ? Optional.of(variant) : Optional.empty();
    }

    /** HGVS expressions and ids as written. */
    public List<String> names() {
        return simple().map(Variant::names)
                .or(() -> structural().map(StructuralVariant::names))
                .orElse(List.of());
    }

    /** The trimmed place and change, where it is known. */
    public Optional<GenomicLocation> location() {
        return simple().flatMap(Variant::location);
    }
}
