package org.precisionhooks.fhir.read.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Reads ages in completed years. */
public final class Ages {

    private static final int MONTHS_A_YEAR = 12;
    private static final int WEEKS_A_YEAR = 52;
    private static final int DAYS_A_YEAR = 365;

    private Ages() {}

    /** Of a range the later end, so that nothing counts as early that may not have been. */
    public static Optional<Integer> onset(JsonNode condition) {
        Optional<Integer> age = age(condition.path("onsetAge"));
        return age.isPresent() ? age : age(condition.path("onsetRange").path("high"));
    }

    public static Optional<Integer> age(JsonNode age) {
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
