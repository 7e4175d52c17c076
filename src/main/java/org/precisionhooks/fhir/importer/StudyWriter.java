package org.precisionhooks.fhir.importer;

import java.time.ZoneOffset;
import java.util.List;
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
import org.precisionhooks.facts.GenomicRegion;
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
        return procedure(study, List.of(), List.of(), ProcedureStatus.INPROGRESS);
    }

    Procedure ended(Study study, VcfReport report, TestedGenome tested) {
        return procedure(
                study,
                tested.studied(report.tested()),
                tested.uncallable(report.uncallable()),
                ProcedureStatus.COMPLETED);
    }

    private Procedure procedure(
            Study study, List<GenomicRegion> studied, List<GenomicRegion> uncallable, ProcedureStatus status) {
        ImportOrder order = study.order();
        Source source = new Source("", ResultStatus.FINAL, time(order.test()));
        TestedRegions regions = new TestedRegions(source, "", order.origin(), studied, uncallable);
        ResultFrame frame = new ResultFrame(study.subject(), order.test().specimen(), Optional.empty());
        Procedure procedure = writer.regions(regions, frame);
        procedure.setStatus(status);
        // Without a place nothing in the resource would tell the build.
        procedure.getExtension().removeIf(part -> isRegions(part) && !part.hasExtension());
        if (!procedure.hasExtension(BUILD)) {
            procedure.addExtension(BUILD, build(study.title().build()));
        }
        if (!order.test().id().isEmpty()) {
            procedure.addIdentifier(test(order.test()));
        }
        procedure.addIdentifier().setSystem(FILE_HASH).setValue(order.hash());
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

    private static boolean isRegions(Extension part) {
        return part.getUrl().equals(StudyExtensions.ANALYSIS + "regions");
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
