package org.precisionhooks.fhir.read.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.Optional;
import org.precisionhooks.facts.ClinicalTime;

/** Reads the times of a resource; a field that cannot be read gives way to the next one. */
public final class Times {

    /** The fields of a choice; kept as constants, since the names are looked up for every resource. */
    record Choice(String dateTime, String period, String instant) {

        static Choice of(String name) {
            return new Choice(name + "DateTime", name + "Period", name + "Instant");
        }
    }

    public static final Choice EFFECTIVE = Choice.of("effective");
    public static final Choice PERFORMED = Choice.of("performed");
    public static final Choice ONSET = Choice.of("onset");
    private static final Choice[] CHOICES = {EFFECTIVE, PERFORMED, Choice.of("occurrence"), ONSET};
    private static final Choice COLLECTED = Choice.of("collected");
    private static final String[] DATES = {"authoredOn", "recordedDate", "date", "issued"};

    private Times() {}

    /** The clinical period, by the order of consent.md section 5. */
    public static Optional<ClinicalTime> clinical(JsonNode json, ZoneId zone) {
        for (Choice choice : CHOICES) {
            Optional<ClinicalTime> time = choice(json, choice, zone);
            if (time.isPresent()) {
                return time;
            }
        }
        Optional<ClinicalTime> period = period(json.path("period"), zone);
        if (period.isPresent()) {
            return period;
        }
        JsonNode collection = json.path("collection");
        Optional<ClinicalTime> collected =
                collection.isObject() ? choice(collection, COLLECTED, zone) : Optional.empty();
        return collected.isPresent() ? collected : plainDate(json, zone);
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
    public static Optional<ClinicalTime> choice(JsonNode json, Choice choice, ZoneId zone) {
        Optional<ClinicalTime> date = date(json, choice.dateTime(), zone);
        if (date.isPresent()) {
            return date;
        }
        Optional<ClinicalTime> period = period(json.path(choice.period()), zone);
        return period.isPresent() ? period : date(json, choice.instant(), zone);
    }

    public static Optional<ClinicalTime> date(JsonNode json, String field, ZoneId zone) {
        String text = Json.text(json, field);
        return text.isEmpty() ? Optional.empty() : ClinicalTime.parse(text, zone);
    }

    public static Optional<ClinicalTime> period(JsonNode period, ZoneId zone) {
        return period.isObject()
                ? ClinicalTime.between(date(period, "start", zone), date(period, "end", zone))
                : Optional.empty();
    }

    public static Optional<ClinicalTime> lastUpdated(JsonNode json, ZoneId zone) {
        return date(json.path("meta"), "lastUpdated", zone);
    }
}
