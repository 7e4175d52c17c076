package org.precisionhooks.fhir.genomics;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.fhir.index.FiledVariant;
import org.precisionhooks.genome.Sameness;

/** Writes the place of a variant into the copy of an answer, counted from 0 (genomics-fhir.md section 6.4). */
record AnswerCoordinates(Components components) {

    private static final String LOINC = "http://loinc.org";
    private static final String REFSEQ = "http://www.ncbi.nlm.nih.gov/refseq";
    private static final String FROM_ZERO = "LA30100-4";
    private static final String FROM_ONE = "LA30102-0";

    void write(Observation copy, FiledVariant found) {
        boolean counted = isCountedFromOne(copy, found);
        if (counted) {
            boolean insertion =
                    components.first(copy, Components.REFERENCE_ALLELE).isPresent()
                            && allele(copy, Components.REFERENCE_ALLELE).isEmpty();
            components.all(copy, Components.RANGE).forEach(range -> fromZero(range.getValue(), insertion));
            List.of(Components.OUTER_RANGE, Components.INNER_RANGE)
                    .forEach(key -> components.all(copy, key).forEach(range -> fromZero(range.getValue(), false)));
        }
        found.variant().location().ifPresent(place -> complete(copy, place));
        found.variant().structural().ifPresent(structural -> {
            structural.outer().ifPresent(bounds -> complete(copy, Components.OUTER_RANGE, bounds));
            structural.inner().ifPresent(bounds -> complete(copy, Components.INNER_RANGE, bounds));
        });
        if (found.variant().location().isPresent()
                || found.variant().structural().isPresent()
                || stated(copy).isPresent()) {
            coordinateSystem(copy);
        }
    }

    private Optional<CodeableConcept> stated(Observation copy) {
        return components.values(copy, Components.COORDINATE_SYSTEM).stream()
                .filter(CodeableConcept.class::isInstance)
                .map(CodeableConcept.class::cast)
                .findFirst();
    }

    /** As it says itself; where it does not, by comparison with the place that was read. */
    private boolean isCountedFromOne(Observation copy, FiledVariant found) {
        Optional<CodeableConcept> stated = stated(copy);
        if (stated.isPresent()) {
            return saysFromOne(stated.get());
        }
        Optional<Long> low = components.values(copy, Components.RANGE).stream()
                .filter(Range.class::isInstance)
                .map(range -> ((Range) range).getLow())
                .filter(Quantity::hasValue)
                .map(quantity -> quantity.getValue().longValue())
                .findFirst();
        return low.isPresent()
                && found.variant()
                        .location()
                        .map(place -> Sameness.of(written(copy, place, low.get()), place) == Sameness.DIFFERENT)
                        .orElse(false);
    }

    private static boolean saysFromOne(CodeableConcept system) {
        return String.valueOf(system.getText()).startsWith("1-based")
                || system.getCoding().stream()
                        .anyMatch(coding -> FROM_ONE.equals(coding.getCode())
                                || String.valueOf(coding.getDisplay()).startsWith("1-based"));
    }

    private GenomicLocation written(Observation copy, GenomicLocation place, long low) {
        return GenomicLocation.trimmed(
                place.referenceSequence(),
                low,
                allele(copy, Components.REFERENCE_ALLELE),
                allele(copy, Components.ALTERNATE_ALLELE));
    }

    private String allele(Observation copy, String key) {
        return components.values(copy, key).stream()
                .filter(Type::isPrimitive)
                .map(value -> String.valueOf(value.primitiveValue()))
                .findFirst()
                .map(text -> text.equals("-") || text.equals(".") ? "" : text)
                .orElse("");
    }

    /** Bases 5 to 7 are the interval 4 to 7; what lies between the bases 5 and 6 is at the place 5. */
    private static void fromZero(Type value, boolean insertion) {
        if (!(value instanceof Range range) || !range.getLow().hasValue()) {
            return;
        }
        BigDecimal low = range.getLow().getValue();
        if (!insertion) {
            range.getLow().setValue(low.subtract(BigDecimal.ONE));
        } else if (range.hasHigh()) {
            range.getHigh().setValue(low);
        }
    }

    private void complete(Observation copy, GenomicLocation place) {
        if (components.first(copy, Components.REFERENCE_SEQUENCE).isEmpty()) {
            add(copy, Components.REFERENCE_SEQUENCE, concept(REFSEQ, place.referenceSequence(), null));
        }
        boolean partial = components
                        .values(copy, Components.RANGE, Components.REFERENCE_ALLELE)
                        .isEmpty()
                || components.values(copy, Components.RANGE).isEmpty();
        if (partial) {
            copy.getComponent()
                    .removeIf(component -> components.is(component.getCode(), Components.REFERENCE_ALLELE)
                            || components.is(component.getCode(), Components.ALTERNATE_ALLELE));
            complete(copy, Components.RANGE, place.region());
            add(copy, Components.REFERENCE_ALLELE, bases(place.reference()));
            add(copy, Components.ALTERNATE_ALLELE, bases(place.alternate()));
        }
    }

    private static StringType bases(String allele) {
        return new StringType(allele.isEmpty() ? "-" : allele);
    }

    private void complete(Observation copy, String key, GenomicRegion bounds) {
        if (components.values(copy, key).isEmpty()) {
            Range range = new Range();
            range.setLow(new Quantity(bounds.start())).setHigh(new Quantity(bounds.end()));
            add(copy, key, range);
        }
    }

    private void coordinateSystem(Observation copy) {
        copy.getComponent().removeIf(component -> components.is(component.getCode(), Components.COORDINATE_SYSTEM));
        add(copy, Components.COORDINATE_SYSTEM, concept(LOINC, FROM_ZERO, "0-based interval counting"));
    }

    private static void add(Observation copy, String key, Type value) {
        copy.addComponent().setCode(concept(LOINC, key, null)).setValue(value);
    }

    private static CodeableConcept concept(
            String system, String code, @org.jspecify.annotations.Nullable String display) {
        return new CodeableConcept(new Coding(system, code, display));
    }
}
