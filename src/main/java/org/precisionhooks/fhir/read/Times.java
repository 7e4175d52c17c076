package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.Optional;
import org.precisionhooks.facts.ClinicalTime;

/** Reads the times of a resource; a field that cannot be read gives way to the next one. */
final class Times {

    private static final String[] CHOICES = {"effective", "performed", "occurrence", "onset"};
    private static final String[] DATES = {"authoredOn", "recordedDate", "date", "issued"};

    private Times() {}

    /** The clinical period, by the order of consent.md section 5. */
    static Optional<ClinicalTime> clinical(JsonNode json, ZoneId zone) {
        for (String choice : CHOICES) {
            Optional<ClinicalTime> time = choice(json, choice, zone);
            if (time.isPresent()) {
                return time;
            }
        }
        return period(json.path("period"), zone)
                .or(() -> choice(json.path("collection"), "collected", zone))
                .or(() -> plainDate(json, zone));
    }

    private static Optional<ClinicalTime> plainDate(JsonNode json, ZoneId zone) {
        for (String date : DATES) {
            Optional<ClinicalTime> time = date(json, date, zone);
            if (time.isPresent()) {
                return time;
            }
        }
        return Optional.empty();
    }

    /** A choice of date and period: {@code effectiveDateTime}, {@code effectivePeriod}, {@code effectiveInstant}. */
    static Optional<ClinicalTime> choice(JsonNode json, String name, ZoneId zone) {
        return date(json, name + "DateTime", zone)
                .or(() -> period(json.path(name + "Period"), zone))
                .or(() -> date(json, name + "Instant", zone));
    }

    static Optional<ClinicalTime> date(JsonNode json, String field, ZoneId zone) {
        String text = Json.text(json, field);
        return text.isEmpty() ? Optional.empty() : ClinicalTime.parse(text, zone);
    }

    static Optional<ClinicalTime> period(JsonNode period, ZoneId zone) {
        return period.isObject()
                ? ClinicalTime.between(date(period, "start", zone), date(period, "end", zone))
                : Optional.empty();
    }

    static Optional<ClinicalTime> lastUpdated(JsonNode json, ZoneId zone) {
        return date(json.path("meta"), "lastUpdated", zone);
    }
}
