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
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Source;
import org.precisionhooks.facts.TestedRegions;
import org.precisionhooks.fhir.index.StudyExtensions;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.GenomicFactWriter;
import org.precisionhooks.fhir.write.ResultFrame;
import org.precisionhooks.genome.GenomeBuild;

/** Writes the study that an import stands for, and its findings, as resources of Genomics Reporting STU3. */
public final class StudyWriter {

    /** Of the identifier by which a study names the file that it was imported from. */
    static final String FILE_HASH = Canonical.BASE + "sid/imported-file-sha256";

    private static final String BUILD = StudyExtensions.ANALYSIS + "genome-build";

    private static final String REGIONS = StudyExtensions.ANALYSIS + "regions";

    private final GenomicFactWriter writer;

    public StudyWriter(GenomicFactWriter writer) {
        this.writer = writer;
    }

    /**
     * A study.
     *
     * @param id logical id that it had in an earlier import
     */
    record Study(ImportOrder order, VcfFile.Title title, Optional<String> id) {

        String subject() {
            return "Patient/" + order.patient();
        }
    }

    /** The study before its file was read. */
    Procedure begun(Study study) {
        Procedure procedure = analysis(study, "", new TestedGenome(List.of(), List.of()));
        return identified(procedure, study).setStatus(ProcedureStatus.INPROGRESS);
    }

    /** @param tested where it looked beside the genes that have analyses of their own */
    Procedure ended(Study study, TestedGenome tested) {
        return identified(analysis(study, "", tested), study);
    }

    /**
     * What was tested of some genes: resources of their own, as consent may tell them from the rest of the genome.
     *
     * @param reference of the study
     * @param genes with what was tested of each
     */
    Procedure analysis(Study study, String reference, Map<String, TestedGenome> genes) {
        Procedure joined = new Procedure();
        for (Map.Entry<String, TestedGenome> gene : genes.entrySet()) {
            Procedure one = analysis(study, gene.getKey(), gene.getValue());
            if (joined.isEmpty()) {
                joined = one;
            } else {
                Extension regions = joined.getExtensionByUrl(REGIONS);
                one.getExtensionByUrl(REGIONS).getExtension().forEach(regions::addExtension);
            }
        }
        joined.addPartOf().setReference(reference);
        return joined;
    }

    private Procedure analysis(Study study, String gene, TestedGenome tested) {
        ImportOrder order = study.order();
        Source source = new Source("", ResultStatus.FINAL, time(order.test()));
        TestedRegions regions =
                new TestedRegions(source, gene, order.origin(), tested.studied(), tested.uncallable());
        ResultFrame frame = new ResultFrame(study.subject(), order.test().specimen(), Optional.empty());
        Procedure procedure = writer.regions(regions, frame);
        procedure.getExtension().removeIf(part -> part.getUrl().equals(REGIONS) && !part.hasExtension());
        // Without a place nothing in the resource would tell the build.
        if (!procedure.hasExtension(BUILD)) {
            procedure.addExtension(BUILD, build(study.title().build()));
        }
        if (!order.test().id().isEmpty()) {
            procedure.addIdentifier(test(order.test()));
        }
        return procedure;
    }

    private static Procedure identified(Procedure procedure, Study study) {
        procedure.addIdentifier().setSystem(FILE_HASH).setValue(study.order().hash());
        return procedure;
    }

    Observation observation(VcfCall call, Study study, String reference) {
        ResultFrame frame =
                new ResultFrame(study.subject(), study.order().test().specimen(), Optional.of(reference));
        DomainResource written = writer.write(call.fact(), frame).orElseThrow();
        Observation observation = (Observation) written;
        if (!study.order().test().id().isEmpty()) {
            observation.getPartOfFirstRep().setIdentifier(test(study.order().test()));
        }
        return observation;
    }

    private static CodeableConcept build(GenomeBuild build) {
        Coding answer = new Coding("http://loinc.org", build.loinc(), build.label());
        return new CodeableConcept().addCoding(answer);
    }

    private static Identifier test(ImportOrder.Test test) {
        Identifier identifier = new Identifier().setValue(test.id());
        return test.system().isEmpty() ? identifier : identifier.setSystem(test.system());
    }

    static Optional<ClinicalTime> time(ImportOrder.Test test) {
        return test.date().flatMap(date -> ClinicalTime.parse(date, ZoneOffset.UTC));
    }
}
