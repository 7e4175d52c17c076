package org.precisionhooks.fhir.index;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Type;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;

/**
 * The codes and names of a result, and the symbols of genes that are coded, by which candidates are found; whether they match
 * is told by the resource itself.
 */
record ResultWords(ReadingTables tables) {

    String of(Observation observation) {
        Stream<Type> values = Stream.concat(
                observation.hasValue() ? Stream.of(observation.getValue()) : Stream.empty(),
                observation.getComponent().stream()
                        .filter(ObservationComponentComponent::hasValue)
                        .map(ObservationComponentComponent::getValue));
        return values.flatMap(this::words)
                .filter(word -> !word.isBlank())
                .distinct()
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
    }

    private Stream<String> words(Type value) {
        if (value instanceof CodeableConcept concept) {
            Stream<String> text = concept.hasText() ? Stream.of(concept.getText()) : Stream.empty();
            return Stream.concat(text, concept.getCoding().stream().flatMap(this::words));
        }
        return value.isPrimitive() && value.hasPrimitiveValue() ? Stream.of(value.primitiveValue()) : Stream.empty();
    }

    private Stream<String> words(Coding coding) {
        String symbol = tables.geneByCode(new org.precisionhooks.facts.Coding(
                coding.hasSystem() ? coding.getSystem() : "", coding.hasCode() ? coding.getCode() : "", ""));
        return Stream.of(coding.getSystem(), coding.getCode(), coding.getDisplay(), symbol)
                .filter(word -> word != null);
    }
}
