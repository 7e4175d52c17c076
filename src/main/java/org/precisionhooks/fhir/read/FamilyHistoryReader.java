package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.FamilyHistory;
import org.precisionhooks.facts.FamilyHistory.RelativeCondition;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.fhir.read.json.Ages;
import org.precisionhooks.fhir.read.json.Concepts;
import org.precisionhooks.fhir.read.json.Json;
import org.precisionhooks.fhir.read.resource.Reading;
import org.precisionhooks.fhir.read.resource.ResourceReader;

/** Reads a FamilyMemberHistory. */
final class FamilyHistoryReader implements ResourceReader {

    @Override
    public void read(Reading reading) {
        JsonNode json = reading.json();
        Concept relationship = Concepts.concept(json.path("relationship"));
        if (relationship.isEmpty()) {
            reading.issue(ReadIssueCode.UNKNOWN_VALUE, "No relationship is named");
            return;
        }
        Optional<Integer> death = Ages.age(json.path("deceasedAge"));
        List<RelativeCondition> conditions = new ArrayList<>();
        for (JsonNode condition : Json.items(json, "condition")) {
            Concept concept = Concepts.concept(condition.path("code"));
            if (concept.isEmpty()) {
                reading.issue(ReadIssueCode.UNKNOWN_VALUE, "A condition of a relative is not named");
            } else {
                conditions.add(
                        new RelativeCondition(concept, Ages.onset(condition).or(() -> death)));
            }
        }
        Concept sex = Concepts.concept(json.path("sex"));
        String code = sex.codings().isEmpty() ? "" : sex.codings().get(0).code();
        reading.fact(new FamilyHistory(reading.source(), relationship, PatientReader.sex(code), conditions));
    }
}
