package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.FamilyHistory;
import org.precisionhooks.facts.FamilyHistory.RelativeCondition;
import org.precisionhooks.facts.ReadIssueCode;

/** Reads a FamilyMemberHistory. */
final class FamilyHistoryReader implements ResourceReader {

    private static final int MONTHS_A_YEAR = 12;
    private static final int WEEKS_A_YEAR = 52;
    private static final int DAYS_A_YEAR = 365;

    @Override
    public void read(Reading reading) {
        JsonNode json = reading.json();
        Concept relationship = Concepts.concept(json.path("relationship"));
        if (relationship.isEmpty()) {
            reading.issue(ReadIssueCode.UNKNOWN_VALUE, "No relationship is named");
            return;
        }
        Optional<Integer> death = age(json.path("deceasedAge"));
        List<RelativeCondition> conditions = new ArrayList<>();
        for (JsonNode condition : Json.items(json, "condition")) {
            Concept concept = Concepts.concept(condition.path("code"));
            if (concept.isEmpty()) {
                reading.issue(ReadIssueCode.UNKNOWN_VALUE, "A condition of a relative is not named");
            } else {
                conditions.add(new RelativeCondition(concept, onset(condition).or(() -> death)));
            }
        }
        Concept sex = Concepts.concept(json.path("sex"));
        String code = sex.codings().isEmpty() ? "" : sex.codings().get(0).code();
        reading.fact(new FamilyHistory(reading.source(), relationship, PatientReader.sex(code), conditions));
    }

    /** Of a range the later end, so that nothing counts as early that may not have been; death bounds what is not stated. */
    private static Optional<Integer> onset(JsonNode condition) {
        Optional<Integer> age = age(condition.path("onsetAge"));
        return age.isPresent() ? age : age(condition.path("onsetRange").path("high"));
    }

    /** Completed years. */
    private static Optional<Integer> age(JsonNode age) {
        JsonNode value = age.path("value");
        if (!value.isNumber() || !Json.text(age, "comparator").isEmpty() || value.doubleValue() < 0) {
            return Optional.empty();
        }
        String code = Json.text(age, "code");
        return switch (code.isEmpty() ? Json.text(age, "unit") : code) {
            case "a", "yr", "year", "years" -> Optional.of((int) value.doubleValue());
            case "mo", "month", "months" -> Optional.of((int) (value.doubleValue() / MONTHS_A_YEAR));
            case "wk", "week", "weeks" -> Optional.of((int) (value.doubleValue() / WEEKS_A_YEAR));
            case "d", "day", "days" -> Optional.of((int) (value.doubleValue() / DAYS_A_YEAR));
            default -> Optional.empty();
        };
    }
}
