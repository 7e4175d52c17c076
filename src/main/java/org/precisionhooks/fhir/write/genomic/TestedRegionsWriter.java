package org.precisionhooks.fhir.write.genomic;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Reference;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.facts.TestedRegions;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.Codes;
import org.precisionhooks.fhir.write.GeneCodes;
import org.precisionhooks.genome.GenomeBuild;
import org.precisionhooks.genome.ReferenceSequences;

/** What a test looked at, as a Procedure of Genomics Reporting STU3's profile {@code genomic-study-analysis}. */
final class TestedRegionsWriter {

    private static final String ANALYSIS = Canonical.GUIDE + "genomic-study-analysis";

    private final GeneCodes genes;
    private final ReferenceSequences sequences;

    TestedRegionsWriter(GeneCodes genes, ReferenceSequences sequences) {
        this.genes = genes;
        this.sequences = sequences;
    }

    Procedure write(TestedRegions tested, ResultFrame frame) {
        Procedure procedure = new Procedure();
        GenomicObservation.identify(procedure, tested.source());
        procedure.getMeta().addProfile(ANALYSIS);
        procedure
                .setStatus(ProcedureStatus.COMPLETED)
                .setCategory(Codes.laboratory())
                .setSubject(new Reference(frame.subject()));
        tested.source()
                .time()
                .map(GenomicObservation::time)
                .filter(DateTimeType.class::isInstance)
                .ifPresent(procedure::setPerformed);
        builds(tested)
                .forEach(build -> procedure.addExtension(
                        ANALYSIS + "-genome-build", GenomicObservation.answer(build.loinc(), build.label())));
        GenomicObservation.sourceClass(tested.origin())
                .ifPresent(origin -> procedure.addExtension(ANALYSIS + "-genomic-source-class", origin));
        frame.specimen().ifPresent(specimen -> procedure.addExtension(ANALYSIS + "-specimen", new Reference(specimen)));
        procedure.addExtension(regions(tested));
        return procedure;
    }

    private List<GenomeBuild> builds(TestedRegions tested) {
        return Stream.concat(tested.studied().stream(), tested.uncallable().stream())
                .map(GenomicRegion::referenceSequence)
                .flatMap(accession -> GenomicObservation.builds(accession, sequences))
                .distinct()
                .limit(1)
                .toList();
    }

    /** The guide has no ranges in the extension: a place is the text of the concept, as its operations write it. */
    private Extension regions(TestedRegions tested) {
        Extension regions = new Extension(ANALYSIS + "-regions");
        if (!tested.gene().isEmpty()) {
            regions.addExtension("studied", genes.gene(tested.gene()));
        }
        tested.studied().forEach(region -> regions.addExtension("studied", place(region)));
        tested.uncallable().forEach(region -> regions.addExtension("uncalled", place(region)));
        return regions;
    }

    private static CodeableConcept place(GenomicRegion region) {
        return new CodeableConcept().setText(region.toString());
    }
}
