package org.precisionhooks.fhir.genomics;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Type;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;

/** The components of results by the keys that the reader knows them by (genomics-fhir.md section 3.3). */
record Components(ReadingTables tables) {

    static final String GENE = "48018-6";
    static final String REFERENCE_SEQUENCE = "48013-7";
    static final String REFERENCE_ALLELE = "69547-8";
    static final String ALTERNATE_ALLELE = "69551-0";
    static final String COORDINATE_SYSTEM = "92822-6";
    static final String RANGE = "81254-5";
    static final String OUTER_RANGE = "81301-4";
    static final String INNER_RANGE = "81302-2";
    static final String SOURCE_CLASS = "48002-0";
    static final String MEDICATION = "51963-7";
    static final String THERAPY = "tbd:associated-therapy";
    static final String CONDITION = "81259-4";
    static final String FEATURE_CONSEQUENCE = "tbd:feature-consequence";

    boolean is(CodeableConcept code, String key) {
        return code.getCoding().stream()
                .filter(coding -> coding.hasCode())
                .anyMatch(coding -> tables.key(coding.hasSystem() ? coding.getSystem() : "", coding.getCode())
                        .equals(key));
    }

    /** Symbol of the gene that a code means, empty for none. */
    String gene(Coding coding) {
        return tables.geneByCode(new org.precisionhooks.facts.Coding(
                coding.hasSystem() ? coding.getSystem() : "", coding.hasCode() ? coding.getCode() : "", ""));
    }

    Stream<ObservationComponentComponent> all(Observation observation, String key) {
        return observation.getComponent().stream().filter(component -> is(component.getCode(), key));
    }

    Optional<ObservationComponentComponent> first(Observation observation, String key) {
        return all(observation, key).findFirst();
    }

    /** The values of all components of these keys. */
    List<Type> values(Observation observation, String... keys) {
        return Stream.of(keys)
                .flatMap(key -> all(observation, key))
                .filter(ObservationComponentComponent::hasValue)
                .map(ObservationComponentComponent::getValue)
                .toList();
    }
}
