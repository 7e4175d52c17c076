package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.precisionhooks.facts.CodedResult;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Measurement;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.fhir.read.genomic.ObservationSheet;
import org.precisionhooks.fhir.read.json.Concepts;
import org.precisionhooks.fhir.read.json.Json;
import org.precisionhooks.fhir.read.json.References;
import org.precisionhooks.fhir.read.resource.Reading;
import org.precisionhooks.fhir.read.vocabulary.ResultUnits;

/**
 * Reads quantities of an Observation and its components, e.g. body weight or blood pressure, and answers to the questions of
 * {@code measurements/results.tsv}, e.g. the smoking status.
 */
final class MeasurementReader {

    private static final String UCUM = "http://unitsofmeasure.org";

    private MeasurementReader() {}

    /** False when the Observation has neither. */
    static boolean read(Reading reading, ObservationSheet sheet) {
        boolean any = readQuantity(reading, sheet.json(), sheet.code()) | readCount(reading, sheet);
        for (ObservationSheet.Component component : sheet.components()) {
            if (component.json().has("valueQuantity")) {
                any |= readQuantity(
                        reading,
                        component.json(),
                        Concepts.concept(component.json().path("code")));
            }
        }
        return any || readAnswer(reading, sheet);
    }

    /** A whole number without a unit, such as a calcium score, is a plain number; what has a unit is refused one. */
    private static boolean readCount(Reading reading, ObservationSheet sheet) {
        JsonNode count = sheet.json().path("valueInteger");
        boolean whole = count.isIntegralNumber() && !sheet.code().isEmpty();
        if (whole) {
            reading.fact(new Measurement(
                    reading.observed(), sheet.code(), count.decimalValue(), "1", visit(reading.json())));
        }
        return whole;
    }

    private static boolean readAnswer(Reading reading, ObservationSheet sheet) {
        Concept answer = sheet.value();
        boolean asked = !answer.isEmpty() && reading.tables().units().isQuestion(sheet.code(), reading.tables());
        if (asked) {
            reading.fact(new CodedResult(reading.observed(), sheet.code(), answer));
        }
        return asked;
    }

    private static boolean readQuantity(Reading reading, JsonNode holder, Concept concept) {
        JsonNode quantity = holder.path("valueQuantity");
        if (quantity.isMissingNode()) {
            return false;
        }
        JsonNode value = quantity.path("value");
        boolean exact = Json.text(quantity, "comparator").isEmpty();
        if (!Json.isFinite(value) || concept.isEmpty()) {
            reading.issue(ReadIssueCode.MALFORMED, "A quantity without a number or a name");
        } else if (!exact) {
            reading.issue(ReadIssueCode.NOT_COMPUTABLE, "A quantity that is only a bound");
        } else {
            ResultUnits.Amount amount = new ResultUnits.Amount(value.decimalValue(), unit(quantity));
            ResultUnits.Amount canonical = reading.tables().units().canonical(concept, amount, reading.tables());
            reading.fact(new Measurement(
                    reading.observed(), concept, canonical.value(), canonical.unit(), visit(reading.json())));
        }
        return true;
    }

    private static Optional<String> visit(JsonNode json) {
        return Optional.of(References.local(References.of(json.path("encounter"))))
                .filter(reference -> !reference.isEmpty());
    }

    /** A code of another system is no unit of UCUM, however it reads, and neither are words beside it. */
    private static String unit(JsonNode quantity) {
        String system = Json.text(quantity, "system");
        if (!system.isEmpty() && !system.equals(UCUM)) {
            return "";
        }
        String code = Json.text(quantity, "code");
        return code.isEmpty() ? Json.text(quantity, "unit") : code;
    }
}
