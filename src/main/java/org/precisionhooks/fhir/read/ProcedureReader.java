package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Procedure;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.fhir.read.genomic.StudyReader;
import org.precisionhooks.fhir.read.json.Concepts;
import org.precisionhooks.fhir.read.json.Json;
import org.precisionhooks.fhir.read.json.Times;
import org.precisionhooks.fhir.read.resource.Reading;
import org.precisionhooks.fhir.read.resource.ResourceReader;

/** Reads a Procedure that was done. */
final class ProcedureReader implements ResourceReader {

    @Override
    public void read(Reading reading) {
        JsonNode json = reading.json();
        String status = Json.text(json, "status");
        Concept concept = reading.tables().canonical(Concepts.concept(json.path("code")));
        if (status.equals("not-done") || status.equals("preparation")) {
            if (!PreferenceReader.readRefusal(reading, concept)) {
                reading.issue(ReadIssueCode.NOT_COMPUTABLE, "A procedure that was not done");
            }
        } else if (StudyReader.read(reading) && concept.isEmpty()) {
            return;
        } else if (concept.isEmpty()) {
            reading.issue(ReadIssueCode.UNKNOWN_VALUE, "No procedure is named");
        } else {
            reading.fact(new Procedure(
                    reading.source(),
                    concept,
                    Times.choice(json, Times.PERFORMED, reading.context().zone())));
        }
    }
}
