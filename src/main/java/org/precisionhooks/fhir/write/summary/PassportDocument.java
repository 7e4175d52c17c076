package org.precisionhooks.fhir.write.summary;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.GeneReading;
import org.precisionhooks.engine.GeneStatus;
import org.precisionhooks.engine.ResultPriority;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.Codes;
import org.precisionhooks.fhir.write.GeneCodes;
import org.precisionhooks.fhir.write.advice.ImplicationWriter;
import org.precisionhooks.fhir.write.advice.Statement;
import org.precisionhooks.fhir.write.summary.PassportWords.Word;

/** A passport as a FHIR document: a result a gene, the implications for drugs, and what is not known. */
public final class PassportDocument {

    private static final String INTERPRETATION = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";

    private final GeneCodes genes;
    private final ImplicationWriter implications;

    public PassportDocument(GeneCodes genes) {
        this.genes = genes;
        this.implications = new ImplicationWriter(genes);
    }

    public Bundle of(PassportContent content, PassportWords words) {
        SummaryFrame frame = content.frame();
        Map<String, Resource> results = results(content);
        Map<String, Resource> drugs = implications(content);
        Bundle bundle = new Bundle();
        bundle.setLanguage(words.language());
        bundle.getMeta().addProfile(Canonical.PASSPORT);
        bundle.setType(BundleType.DOCUMENT)
                .setTimestampElement(frame.answering().instant());
        bundle.getIdentifier()
                .setSystem(SummaryFrame.URI)
                .setValue(frame.urn("passport/at/" + frame.answering().time()));
        add(bundle, frame.urn("passport"), composition(content, words, results, drugs));
        add(bundle, frame.patientUrn(), SummaryComposition.patient(content.patient(), frame));
        add(bundle, frame.deviceUrn(), SummaryComposition.device());
        results.forEach((urn, resource) -> add(bundle, urn, resource));
        drugs.forEach((urn, resource) -> add(bundle, urn, resource));
        return bundle;
    }

    private static void add(Bundle bundle, String urn, Resource resource) {
        bundle.addEntry().setFullUrl(urn).setResource(resource);
    }

    private static Composition composition(
            PassportContent content, PassportWords words, Map<String, Resource> results, Map<String, Resource> drugs) {
        Composition composition = content.frame().composition(Canonical.PASSPORT_COMPOSITION, words.of(Word.TITLE));
        composition.setLanguage(words.language());
        composition.setText(SummaryNarrative.list(
                List.of(words.of(Word.INTRO), words.of(Word.WARNING), words.of(Word.TRANSPLANT))));
        composition.addSection(section(Word.DRUGS, words, drugLines(content, words), drugs));
        composition.addSection(section(Word.GENES, words, geneLines(content, words), results));
        composition.addSection(section(Word.UNCLEAR, words, content.unclear(words), Map.of()));
        composition.addSection(section(Word.UNTESTED, words, untested(content, words), Map.of()));
        return composition;
    }

    private static SectionComponent section(
            Word title, PassportWords words, List<String> lines, Map<String, Resource> entries) {
        SectionComponent section = new SectionComponent().setTitle(words.of(title));
        section.getCode().addCoding().setSystem(Canonical.PASSPORT_SECTION).setCode(Codes.code(title));
        entries.keySet().forEach(urn -> section.addEntry(new Reference(urn)));
        if (entries.isEmpty() && lines.isEmpty()) {
            section.setEmptyReason(Codes.concept(
                    "http://terminology.hl7.org/CodeSystem/list-empty-reason", "unavailable", "Unavailable"));
            section.setText(SummaryNarrative.paragraph("-"));
        } else {
            section.setText(SummaryNarrative.list(lines));
        }
        return section;
    }

    private static List<String> drugLines(PassportContent content, PassportWords words) {
        Map<String, String> groups = content.drugs(words);
        return groups.isEmpty()
                ? List.of(words.of(Word.DRUGS_NONE))
                : groups.entrySet().stream()
                        .map(group -> group.getKey() + ": " + group.getValue())
                        .toList();
    }

    private static List<String> geneLines(PassportContent content, PassportWords words) {
        List<String> lines = content.lines(words).stream()
                .map(line -> (line.gene() + " " + line.result()).strip()
                        + (line.phenotype().isEmpty()
                                ? ""
                                : ": " + words.term(line.phenotype()) + " (" + words.plain(line.phenotype()) + ")")
                        + "; " + line.date() + ", " + line.source())
                .toList();
        return lines.isEmpty() ? List.of(words.of(Word.GENES_NONE)) : lines;
    }

    private static List<String> untested(PassportContent content, PassportWords words) {
        return content.untested().isEmpty()
                ? List.of()
                : List.of(String.join(", ", content.untested()), words.of(Word.UNTESTED_NOTE));
    }

    private Map<String, Resource> results(PassportContent content) {
        Map<String, Resource> results = new LinkedHashMap<>();
        for (GeneStatus gene : content.passport().tested()) {
            for (GeneReading reading : gene.readings()) {
                Evidence newest = reading.evidence().get(0);
                String urn = content.frame()
                        .urn("passport/" + gene.gene() + "/" + newest.source().reference());
                results.put(urn, result(gene, reading, content.frame()));
            }
        }
        return results;
    }

    private Observation result(GeneStatus gene, GeneReading reading, SummaryFrame frame) {
        Evidence newest = reading.evidence().get(0);
        Observation observation = new Observation();
        observation
                .setStatus(ObservationStatus.FINAL)
                .addCategory(Codes.laboratory())
                .addCategory(Codes.genetics())
                .setCode(new CodeableConcept().setText(gene.gene() + " (pharmacogenetics)"))
                .setSubject(frame.patient())
                .setValue(genes.phenotype(newest.statement()));
        newest.source().time().ifPresent(time -> observation.setEffective(new DateTimeType(time.day())));
        observation
                .addComponent()
                .setCode(Codes.concept(Canonical.LOINC, "48018-6", "Gene studied [ID]"))
                .setValue(genes.gene(gene.gene()));
        interpretation(reading.priority()).ifPresent(observation::addInterpretation);
        if (!reading.phenotype().isEmpty()) {
            observation
                    .addComponent()
                    .setCode(new CodeableConcept().setText("Phenotype"))
                    .setValue(genes.phenotype(reading.phenotype()));
        }
        reading.evidence()
                .forEach(one -> observation.addDerivedFrom(new Reference()
                        .setIdentifier(frame.origin(one.source().reference()))
                        .setDisplay(one.statement())));
        return observation;
    }

    /** As CPIC marks results in records: abnormal is what may ask for another dose or drug, common as it may be. */
    private static Optional<CodeableConcept> interpretation(ResultPriority priority) {
        return switch (priority) {
            case PRIORITY -> Optional.of(Codes.concept(INTERPRETATION, "A", "Abnormal"));
            case ROUTINE -> Optional.of(Codes.concept(INTERPRETATION, "N", "Normal"));
            case NONE -> Optional.empty();
        };
    }

    private Map<String, Resource> implications(PassportContent content) {
        Map<String, Resource> written = new LinkedHashMap<>();
        List<Finding> findings = content.advice().findings();
        for (int position = 0; position < findings.size(); position++) {
            Statement statement = new Statement(
                    findings.get(position), position, content.frame().answering());
            Stream.of(statement)
                    .flatMap(one -> implications.write(one).stream())
                    .forEach(implication -> written.put(
                            statement.urn(Statement.Part.IMPLICATION), inside(implication, content.frame())));
        }
        return written;
    }

    private static Observation inside(Observation implication, SummaryFrame frame) {
        GenomicSummary.resolve(
                implication, frame, Map.of("Patient/" + frame.answering().patient(), frame.patientUrn()));
        return implication;
    }
}
