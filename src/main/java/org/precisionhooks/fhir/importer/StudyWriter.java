package org.precisionhooks.fhir.importer;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Source;
import org.precisionhooks.facts.TestedRegions;
import org.precisionhooks.fhir.importer.vcf.VcfCall;
import org.precisionhooks.fhir.importer.vcf.VcfFile;
import org.precisionhooks.fhir.index.StudyExtensions;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.genomic.GenomicFactWriter;
import org.precisionhooks.fhir.write.genomic.ResultFrame;
import org.precisionhooks.genome.GenomeBuild;

/** Writes the study that an import stands for, and its findings, as resources of Genomics Reporting STU3. */
public final class StudyWriter {

    private static final String BUILD = StudyExtensions.ANALYSIS + "genome-build";

    private static final String REGIONS = StudyExtensions.ANALYSIS + "regions";

    private final GenomicFactWriter writer;

    public StudyWriter(GenomicFactWriter writer) {
        this.writer = writer;
    }

    /**
     * A file of a test.
     *
     * @param labels of the document that it stands in, which all that is made of it bears
     */
    record Study(ImportOrder order, VcfFile.Title title, List<Coding> labels) {

        Study {
            labels = List.copyOf(labels);
        }

        <T extends Resource> T labelled(T made) {
            labels.forEach(label -> made.getMeta().addSecurity(label.copy()));
            return made;
        }

        String subject() {
            return "Patient/" + order.patient();
        }
    }

    /**
     * What a file says of the genes of one knowledge domain: a study of its own, as consent may tell it from the rest of the
     * genome.
     *
     * @param genes with what was tested of each; an empty text for what lies in none
     */
    Procedure analysis(Study study, Map<String, TestedGenome> genes) {
        Procedure joined = new Procedure();
        Extension regions = new Extension(REGIONS);
        for (Map.Entry<String, TestedGenome> gene : genes.entrySet()) {
            joined = analysis(study, gene.getKey(), gene.getValue());
            Extension part = joined.getExtensionByUrl(REGIONS);
            part.getExtension().forEach(regions::addExtension);
            joined.getExtension().remove(part);
        }
        if (regions.hasExtension()) {
            joined.addExtension(regions);
        }
        // Without a place nothing in the resource would tell the build.
        joined.getExtension().removeIf(part -> part.getUrl().equals(BUILD));
        joined.addExtension(BUILD, build(study.title().build()));
        return study.labelled(identified(joined, study.order()));
    }

    private Procedure analysis(Study study, String gene, TestedGenome tested) {
        ImportOrder order = study.order();
        Source source = new Source("", ResultStatus.FINAL, time(order.test()));
        TestedRegions regions = new TestedRegions(source, gene, order.origin(), tested.studied(), tested.uncallable());
        ResultFrame frame = new ResultFrame(study.subject(), order.test().specimen(), Optional.empty());
        return writer.regions(regions, frame);
    }

    private static Procedure identified(Procedure procedure, ImportOrder order) {
        if (!order.test().id().isEmpty()) {
            procedure.addIdentifier(test(order.test()));
        }
        procedure.addIdentifier().setSystem(Canonical.IMPORTED_FILE).setValue(order.hash());
        order.document().ifPresent(document -> procedure.addExtension(input(document)));
        return procedure;
    }

    /** The document that the file stands in, so that it is known to be imported. */
    private static Extension input(String document) {
        Extension input = new Extension(StudyExtensions.ANALYSIS + "input");
        input.addExtension(new Extension("file", new Reference(document)));
        return input;
    }

    /** A finding; its source is the study that it is part of. */
    Observation observation(VcfCall call, Study study) {
        ResultFrame frame = new ResultFrame(
                study.subject(),
                study.order().test().specimen(),
                Optional.of(call.fact().source().reference()));
        DomainResource written = writer.write(call.fact(), frame).orElseThrow();
        Observation observation = (Observation) written;
        if (!study.order().test().id().isEmpty()) {
            observation.getPartOfFirstRep().setIdentifier(test(study.order().test()));
        }
        return study.labelled(observation);
    }

    private static CodeableConcept build(GenomeBuild build) {
        Coding answer = new Coding("http://loinc.org", build.loinc(), build.label());
        return new CodeableConcept().addCoding(answer);
    }

    public static Identifier test(ImportOrder.Test test) {
        Identifier identifier = new Identifier().setValue(test.id());
        return test.system().isEmpty() ? identifier : identifier.setSystem(test.system());
    }

    public static Optional<ClinicalTime> time(ImportOrder.Test test) {
        return test.date().flatMap(date -> ClinicalTime.parse(date, ZoneOffset.UTC));
    }
}
