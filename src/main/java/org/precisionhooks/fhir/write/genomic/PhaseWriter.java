package org.precisionhooks.fhir.write.genomic;

import java.util.Locale;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.precisionhooks.facts.PhaseRelationship;
import org.precisionhooks.fhir.write.Codes;
import org.precisionhooks.fhir.write.GeneCodes;

/** Phase relationships as Observations of Genomics Reporting STU3. */
final class PhaseWriter {

    private static final String SYSTEM = "http://terminology.hl7.org/CodeSystem/sequence-phase-relationship-cs";

    private final GeneCodes genes;

    PhaseWriter(GeneCodes genes) {
        this.genes = genes;
    }

    Observation write(PhaseRelationship phase, ResultFrame frame) {
        String name = phase.relation().name();
        String code = name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
        CodeableConcept relationship = GenomicObservation.answer("82120-7", "Allelic phase");
        return GenomicObservation.of(phase, frame, "sequence-phase-relationship", relationship)
                .value(Codes.concept(SYSTEM, code, code))
                .genes(phase.gene(), genes)
                .origin(phase.origin())
                .derivedFrom(phase.results())
                .written();
    }
}
