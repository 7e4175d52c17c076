package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Condition;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.fhir.read.json.Ages;
import org.precisionhooks.fhir.read.json.Concepts;
import org.precisionhooks.fhir.read.json.Times;
import org.precisionhooks.fhir.read.resource.Reading;
import org.precisionhooks.fhir.read.resource.ResourceReader;

/** Reads a Condition. */
final class ConditionReader implements ResourceReader {

    private static final Set<String> ACTIVE = Set.of("active", "recurrence", "relapse");
    private static final Set<String> UNSURE = Set.of("unconfirmed", "provisional", "differential");

    @Override
    public void read(Reading reading) {
        JsonNode json = reading.json();
        Concept concept = reading.tables().canonical(Concepts.concept(json.path("code")));
        if (concept.isEmpty()) {
            reading.issue(ReadIssueCode.UNKNOWN_VALUE, "No condition is named");
            return;
        }
        Concept clinical = Concepts.concept(json.path("clinicalStatus"));
        boolean active = clinical.isEmpty() || hasAny(clinical, ACTIVE);
        boolean confirmed = !hasAny(Concepts.concept(json.path("verificationStatus")), UNSURE);
        reading.fact(new Condition(
                reading.source(),
                concept,
                active,
                confirmed,
                Times.choice(json, Times.ONSET, reading.context().zone()),
                Ages.onset(json)));
    }

    static boolean hasAny(Concept status, Set<String> codes) {
        for (Coding coding : status.codings()) {
            if (codes.contains(coding.code())) {
                return true;
            }
        }
        return codes.contains(status.text());
    }
}
