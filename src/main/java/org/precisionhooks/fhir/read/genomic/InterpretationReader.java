package org.precisionhooks.fhir.read.genomic;

import java.util.Optional;
import org.precisionhooks.facts.OverallInterpretation;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.fhir.read.resource.Reading;
import org.precisionhooks.fhir.read.vocabulary.Answer;

/** Reads what a laboratory says of a whole test (LOINC 51968-6). */
final class InterpretationReader implements ObservationShape {

    @Override
    public void read(Reading reading, ObservationSheet sheet) {
        GeneEvidence genes = GeneEvidence.ofComponents(sheet, reading.tables());
        reading.genes().addAll(genes.all());
        Optional<Answer> answer = reading.tables().answer(sheet.value());
        if (answer.isEmpty()) {
            reading.issue(ReadIssueCode.UNKNOWN_VALUE, "The overall interpretation is neither positive nor negative");
            return;
        }
        reading.fact(new OverallInterpretation(
                reading.source(),
                genes.gene(),
                Origins.of(reading, sheet),
                answer.get().presence()));
    }
}
