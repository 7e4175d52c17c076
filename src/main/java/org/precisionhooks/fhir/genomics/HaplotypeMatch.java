package org.precisionhooks.fhir.genomics;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Type;

/** Whether a haplotype or genotype is of a gene, or is one that is named. */
record HaplotypeMatch(Components components) {

    /** By its gene component; without one by the gene in front of its value. */
    boolean isOfGene(Observation result, Token gene) {
        List<Type> genes = components.values(result, Components.GENE);
        return genes.isEmpty()
                ? result.hasValue() && gene.matches(result.getValue())
                : genes.stream().anyMatch(gene::isGene);
    }

    /** By its value, with the gene before it where the value names none. */
    boolean isNamed(Observation result, Token haplotype) {
        if (!result.hasValue()) {
            return false;
        }
        return haplotype.matches(result.getValue())
                || (haplotype.system().isEmpty() && spelled(result).anyMatch(haplotype::isIn));
    }

    private Stream<String> spelled(Observation result) {
        List<String> genes = components.values(result, Components.GENE).stream()
                .flatMap(gene -> Stream.concat(words(gene), symbols(gene)))
                .toList();
        return words(result.getValue()).flatMap(value -> genes.stream().map(gene -> gene + " " + value));
    }

    private Stream<String> symbols(Type gene) {
        return gene instanceof CodeableConcept concept
                ? concept.getCoding().stream().map(components::gene).filter(symbol -> !symbol.isEmpty())
                : Stream.empty();
    }

    private static Stream<String> words(Type value) {
        if (value instanceof CodeableConcept concept) {
            Stream<String> codes =
                    concept.getCoding().stream().flatMap(coding -> Stream.of(coding.getDisplay(), coding.getCode()));
            return Stream.concat(codes, Stream.ofNullable(concept.getText())).filter(word -> word != null);
        }
        return value.isPrimitive() && value.hasPrimitiveValue() ? Stream.of(value.primitiveValue()) : Stream.empty();
    }
}
