package org.precisionhooks.fhir.read.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Access to JSON of any shape; what is missing or of another type reads as empty. */
public final class Json {

    private Json() {}

    /** The trimmed string of a field, empty when there is none. */
    public static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() ? value.textValue().trim() : "";
    }

    /** The elements of a list; a lone object counts as a list of one. */
    public static Iterable<JsonNode> items(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isArray()) {
            return value;
        }
        return value.isObject() ? List.of(value) : List.of();
    }

    public static boolean hasItems(JsonNode node, String field) {
        return items(node, field).iterator().hasNext();
    }

    public static Optional<BigDecimal> decimal(JsonNode value) {
        return isFinite(value) ? Optional.of(value.decimalValue()) : Optional.empty();
    }

    /** A number beyond what a double holds was read as infinite. */
    public static boolean isFinite(JsonNode value) {
        return value.isNumber() && Double.isFinite(value.doubleValue());
    }

    /** A whole number of any spelling, {@code 5} or {@code 5.0}. */
    public static OptionalLong whole(JsonNode value) {
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return OptionalLong.of(value.longValue());
        }
        double number = value.isNumber() ? value.doubleValue() : Double.NaN;
        return Math.rint(number) == number && Math.abs(number) < 1e15
                ? OptionalLong.of((long) number)
                : OptionalLong.empty();
    }
}
