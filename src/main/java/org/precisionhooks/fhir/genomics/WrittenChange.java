package org.precisionhooks.fhir.genomics;

import java.util.Comparator;
import java.util.Optional;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Type;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.fhir.index.FiledVariant;
import org.precisionhooks.genome.Alleles;
import org.precisionhooks.genome.Normalised;
import org.precisionhooks.genome.Normaliser;
import org.precisionhooks.genome.Sameness;
import org.precisionhooks.genome.Spelling;

/** Compares an insertion or deletion with results on file by all that these show of the bases around it (genomics-fhir.md section 7.2). */
record WrittenChange(Normaliser normaliser, Components components) {

    /** By the place and the names that the index keeps. */
    Sameness compared(Spelling asked, FiledVariant filed) {
        return filed.variant()
                .location()
                .map(place -> Sameness.of(asked, named(filed, place)))
                .orElse(Sameness.DIFFERENT);
    }

    /** By the alleles of the result itself, too, whose shared bases the index does not keep. */
    Sameness compared(Spelling asked, ShownVariant shown) {
        return shown.filed()
                .variant()
                .location()
                .flatMap(place -> written(shown.observation(), place))
                .map(spelling -> Sameness.of(asked, spelling))
                .filter(Sameness.SAME::equals)
                .orElseGet(() -> compared(asked, shown.filed()));
    }

    private Spelling named(FiledVariant filed, GenomicLocation place) {
        return filed.variant().names().stream()
                .map(normaliser::of)
                .filter(Normalised.Located.class::isInstance)
                .map(located -> ((Normalised.Located) located).spelling())
                .filter(spelling -> spelling.location().equals(place))
                .max(Comparator.comparingInt(Spelling::shift))
                .orElseGet(() -> Spelling.of(place));
    }

    /** The copy of an answer counts from 0. */
    private Optional<Spelling> written(Observation copy, GenomicLocation place) {
        Optional<Long> low = components.values(copy, Components.RANGE).stream()
                .filter(Range.class::isInstance)
                .map(Range.class::cast)
                .filter(range -> range.getLow().hasValue())
                .map(range -> range.getLow().getValue().longValue())
                .findFirst();
        Optional<String> reference = bases(copy, Components.REFERENCE_ALLELE);
        Optional<String> alternate = bases(copy, Components.ALTERNATE_ALLELE);
        return low.isPresent() && low.get() >= 0 && reference.isPresent() && alternate.isPresent()
                ? Optional.of(Spelling.of(place.referenceSequence(), low.get(), reference.get(), alternate.get()))
                        .filter(spelling -> spelling.location().equals(place))
                : Optional.empty();
    }

    private Optional<String> bases(Observation copy, String key) {
        return components.values(copy, key).stream()
                .filter(Type::isPrimitive)
                .flatMap(value -> Optional.ofNullable(value.primitiveValue()).stream())
                .findFirst()
                .flatMap(Alleles::of);
    }
}
