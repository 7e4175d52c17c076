package org.precisionhooks.fhir.read;

import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.ReadIssueCode;

/** Reads a DocumentReference with a genetic category: it exists, nobody can compute with it (genomics-fhir.md section 2). */
final class DocumentReader implements ResourceReader {

    @Override
    public void read(Reading reading) {
        if (Json.text(reading.json(), "status").equals("superseded")) {
            return;
        }
        PreferenceReader.readDocument(reading);
        if (ReportReader.isGenomic(reading.json(), reading.tables())) {
            reading.uncomputable(
                    "", Origin.UNSTATED, ReadIssueCode.NOT_COMPUTABLE, "A genetic document exists, not computable");
        }
    }
}
