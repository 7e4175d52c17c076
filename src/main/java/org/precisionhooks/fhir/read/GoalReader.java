package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Measurement;
import org.precisionhooks.facts.Preference;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.facts.Source;
import org.precisionhooks.fhir.read.json.Concepts;
import org.precisionhooks.fhir.read.json.Json;
import org.precisionhooks.fhir.read.json.Times;
import org.precisionhooks.fhir.read.resource.Reading;
import org.precisionhooks.fhir.read.resource.ResourceReader;

/** Reads a Goal that is pursued, and the numbers that it aims at, e.g. a target INR: the middle of a range. */
final class GoalReader implements ResourceReader {

    /** What is aimed at is not what was measured: its codes stand in a system of their own. */
    static final String TARGET = "https://precisionhooks.org/fhir/CodeSystem/goal-target";

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    @Override
    public void read(Reading reading) {
        Concept goal = Concepts.concept(reading.json().path("description"));
        String status = Json.text(reading.json(), "lifecycleStatus");
        boolean pursued = status.equals("active") || status.equals("accepted");
        if (goal.isEmpty()) {
            reading.issue(ReadIssueCode.UNKNOWN_VALUE, "No goal is named");
        } else if (pursued) {
            reading.fact(
                    new Preference(reading.dated("startDate", "statusDate"), Preference.Kind.GOAL, goal, goal.label()));
            reading.json().path("target").forEach(target -> readTarget(reading, target));
        }
    }

    private static void readTarget(Reading reading, JsonNode target) {
        Concept measure = new Concept(
                Concepts.concept(target.path("measure")).codings().stream()
                        .map(coding -> Coding.of(TARGET, coding.code()))
                        .toList(),
                "");
        if (!measure.isEmpty()) {
            aim(target).ifPresent(value -> reading.fact(new Measurement(source(reading), measure, value, "1")));
        }
    }

    private static Optional<BigDecimal> aim(JsonNode target) {
        JsonNode range = target.path("detailRange");
        Optional<BigDecimal> low = value(range.path("low"));
        Optional<BigDecimal> high = value(range.path("high"));
        return value(target.path("detailQuantity"))
                .or(() -> low.flatMap(from -> high.map(to -> from.add(to).divide(TWO))));
    }

    private static Optional<BigDecimal> value(JsonNode quantity) {
        JsonNode value = quantity.path("value");
        return Json.isFinite(value) && Json.text(quantity, "comparator").isEmpty()
                ? Optional.of(value.decimalValue())
                : Optional.empty();
    }

    /** A goal is of the day on which it was set. */
    private static Source source(Reading reading) {
        Source source = reading.source();
        return new Source(
                source.reference(),
                source.status(),
                source.time()
                        .or(() -> Times.date(
                                reading.json(), "startDate", reading.context().zone())));
    }
}
