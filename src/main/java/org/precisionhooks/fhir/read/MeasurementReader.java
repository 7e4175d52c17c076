package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Measurement;
import org.precisionhooks.facts.ReadIssueCode;

/** Reads quantities of an Observation and its components, e.g. body weight or blood pressure. */
final class MeasurementReader {

    private MeasurementReader() {}

    /** False when the Observation has no quantity at all. */
    static boolean read(Reading reading, ObservationSheet sheet) {
        boolean any = readQuantity(reading, sheet.json(), sheet.code());
        for (ObservationSheet.Component component : sheet.components()) {
            if (component.json().has("valueQuantity")) {
                any |= readQuantity(
                        reading,
                        component.json(),
                        Concepts.concept(component.json().path("code")));
            }
        }
        return any;
    }

    private static boolean readQuantity(Reading reading, JsonNode holder, Concept concept) {
        JsonNode quantity = holder.path("valueQuantity");
        if (quantity.isMissingNode()) {
            return false;
        }
        JsonNode value = quantity.path("value");
        boolean exact = Json.text(quantity, "comparator").isEmpty();
        if (!value.isNumber() || !Double.isFinite(value.doubleValue()) || concept.isEmpty()) {
            reading.issue(ReadIssueCode.MALFORMED, "A quantity without a number or a name");
        } else if (!exact) {
            reading.issue(ReadIssueCode.NOT_COMPUTABLE, "A quantity that is only a bound");
        } else {
            reading.fact(new Measurement(reading.source(), concept, value.decimalValue(), unit(quantity)));
        }
        return true;
    }

    private static String unit(JsonNode quantity) {
        String code = Json.text(quantity, "code");
        return code.isEmpty() ? Json.text(quantity, "unit") : code;
    }
}
