package org.precisionhooks.fhir.read;

import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Preference;
import org.precisionhooks.facts.ReadIssueCode;

/** Reads a Goal that is pursued. */
final class GoalReader implements ResourceReader {

    @Override
    public void read(Reading reading) {
        Concept goal = Concepts.concept(reading.json().path("description"));
        String status = Json.text(reading.json(), "lifecycleStatus");
        boolean pursued = status.equals("active") || status.equals("accepted");
        if (goal.isEmpty()) {
            reading.issue(ReadIssueCode.UNKNOWN_VALUE, "No goal is named");
        } else if (pursued) {
            reading.fact(new Preference(reading.source(), Preference.Kind.GOAL, goal, goal.label()));
        }
    }
}
