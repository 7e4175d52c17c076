package org.precisionhooks.fhir.write.genomic;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Source;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.Codes;
import org.precisionhooks.fhir.write.GeneCodes;
import org.precisionhooks.genome.GenomeBuild;
import org.precisionhooks.genome.ReferenceSequence;
import org.precisionhooks.genome.ReferenceSequences;

/** An Observation of Genomics Reporting STU3 in the making: what all its kinds share. */
public final class GenomicObservation {

    private static final String FUSION = "::";

    private final Observation observation = new Observation();

    private GenomicObservation() {}

    /**
     * Starts the Observation of a fact.
     *
     * @param profile last part of the guide's profile
     */
    public static GenomicObservation of(GenomicFact fact, ResultFrame frame, String profile, CodeableConcept code) {
        GenomicObservation started = new GenomicObservation();
        Observation observation = started.observation;
        identify(observation, fact.source());
        observation.getMeta().addProfile(Canonical.GUIDE + profile);
        observation
                .setStatus(status(fact.source().status()))
                .addCategory(Codes.laboratory())
                .addCategory(Codes.genetics())
                .setCode(code)
                .setSubject(new Reference(frame.subject()));
        fact.source().time().map(GenomicObservation::time).ifPresent(observation::setEffective);
        frame.specimen().map(Reference::new).ifPresent(observation::setSpecimen);
        frame.study().map(Reference::new).ifPresent(observation::addPartOf);
        return started;
    }

    /** Gives a resource the id that its fact names. */
    static void identify(Resource resource, Source source) {
        String type = resource.fhirType() + "/";
        if (source.reference().startsWith(type) && source.reference().indexOf('#') < 0) {
            resource.setId(source.reference().substring(type.length()));
        }
    }

    /** A dateTime, or a Period where the time has a start and an end. */
    static Type time(ClinicalTime time) {
        int slash = time.text().indexOf('/');
        if (slash < 0) {
            return new DateTimeType(time.text());
        }
        Period period = new Period();
        text(time.text().substring(0, slash)).ifPresent(period::setStartElement);
        text(time.text().substring(slash + 1)).ifPresent(period::setEndElement);
        return period;
    }

    private static Optional<DateTimeType> text(String time) {
        return time.isEmpty() ? Optional.empty() : Optional.of(new DateTimeType(time));
    }

    private static ObservationStatus status(ResultStatus status) {
        return switch (status) {
            case FINAL -> ObservationStatus.FINAL;
            case PRELIMINARY -> ObservationStatus.PRELIMINARY;
            case UNKNOWN -> ObservationStatus.UNKNOWN;
        };
    }

    /** A component for each gene; a fusion has several, joined by {@code ::}. */
    public GenomicObservation genes(String symbols, GeneCodes genes) {
        for (String symbol : symbols.split(FUSION, -1)) {
            if (!symbol.isEmpty()) {
                loinc("48018-6", "Gene studied [ID]", genes.gene(symbol));
            }
        }
        return this;
    }

    public GenomicObservation origin(Origin origin) {
        return sourceClass(origin)
                .map(value -> loinc("48002-0", "Genomic source class [Type]", value))
                .orElse(this);
    }

    static Optional<CodeableConcept> sourceClass(Origin origin) {
        return switch (origin) {
            case GERMLINE -> Optional.of(answer("LA6683-2", "Germline"));
            case SOMATIC -> Optional.of(answer("LA6684-0", "Somatic"));
            case UNSTATED -> Optional.empty();
        };
    }

    public GenomicObservation value(CodeableConcept value) {
        observation.setValue(value);
        return this;
    }

    public GenomicObservation derivedFrom(List<String> results) {
        results.forEach(result -> observation.addDerivedFrom(new Reference(result)));
        return this;
    }

    public GenomicObservation loinc(String code, String display, Type value) {
        observation
                .addComponent()
                .setCode(Codes.concept(Canonical.LOINC, code, display))
                .setValue(value);
        return this;
    }

    GenomicObservation loinc(String code, String display, String value) {
        return loinc(code, display, new StringType(value));
    }

    /** A component by a code of the guide itself. */
    public ObservationComponentComponent guide(String code, Type value) {
        return observation
                .addComponent()
                .setCode(Codes.concept(Canonical.GENOMICS_REPORTING, code, ""))
                .setValue(value);
    }

    GenomicObservation changeType(String code, String display) {
        return loinc("48019-4", "DNA change type [Type]", Codes.concept(Canonical.SEQUENCE_ONTOLOGY, code, display));
    }

    GenomicObservation number(String code, String display, BigDecimal value) {
        return loinc(
                code,
                display,
                new Quantity().setValue(value).setSystem(Canonical.UCUM).setCode("1"));
    }

    /** The sequence that positions stand on, and that they are counted between the bases. */
    GenomicObservation place(String accession, ReferenceSequences sequences) {
        builds(accession, sequences)
                .findFirst()
                .ifPresent(build ->
                        loinc("62374-4", "Human reference sequence assembly", answer(build.loinc(), build.label())));
        return loinc("48013-7", "Genomic reference sequence [ID]", Codes.concept(Canonical.REFSEQ, accession, ""))
                .loinc("92822-6", "Genomic coord system", answer("LA30100-4", "0-based interval counting"));
    }

    /** The one build of a chromosome; none for the mitochondrion, which both share. */
    static Stream<GenomeBuild> builds(String accession, ReferenceSequences sequences) {
        return sequences.of(accession).stream()
                .map(ReferenceSequence::builds)
                .filter(builds -> builds.size() == 1)
                .flatMap(Set::stream);
    }

    GenomicObservation range(String code, String display, GenomicRegion region) {
        return loinc(code, display, new Range().setLow(quantity(region.start())).setHigh(quantity(region.end())));
    }

    private static Quantity quantity(long position) {
        return new Quantity().setValue(position);
    }

    public static CodeableConcept answer(String code, String display) {
        return Codes.concept(Canonical.LOINC, code, display);
    }

    /** A concept as it arrived. */
    public static CodeableConcept concept(Concept concept) {
        CodeableConcept written = new CodeableConcept();
        concept.codings()
                .forEach(coding -> written.addCoding()
                        .setSystem(coding.system())
                        .setCode(coding.code())
                        .setDisplay(coding.display()));
        return written.setText(concept.text());
    }

    public Observation written() {
        return observation;
    }
}
