package org.precisionhooks.fhir.read.genomic;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.precisionhooks.facts.Copies;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.fhir.read.json.Concepts;
import org.precisionhooks.fhir.read.json.Json;
import org.precisionhooks.fhir.read.resource.Reading;

/** Reads numbers of copies (LOINC 82155-3): a Quantity, also as a bound, a Range, a whole number, or words such as {@code 3-5}. */
final class CopiesReader {

    private static final String NUMBER = "(\\d{1,6}(?:\\.\\d{1,6})?)";
    private static final Pattern WORDS = Pattern.compile(
            "(?<sign>[<>]=?|≥|≤|~)?\\s*" + NUMBER + "(?:\\s*(?:-|–|to)\\s*" + NUMBER + ")?\\s*(?:x|copies|copy)?");

    private CopiesReader() {}

    /** Empty when none are stated, and when they are but cannot be read, which is told. */
    static Optional<Copies> of(Reading reading, ObservationSheet sheet) {
        Optional<ObservationSheet.Component> stated = sheet.component(Keys.COPY_NUMBER);
        Optional<Copies> copies = stated.flatMap(component -> copies(component.json()));
        if (stated.isPresent() && copies.isEmpty()) {
            reading.issue(ReadIssueCode.NOT_COMPUTABLE, "The number of copies is no number, and no bound of one");
        }
        return copies;
    }

    private static Optional<Copies> copies(JsonNode component) {
        JsonNode quantity = component.path("valueQuantity");
        if (quantity.isObject()) {
            return Json.decimal(quantity.path("value"))
                    .flatMap(number -> compared(Json.text(quantity, "comparator"), number));
        }
        JsonNode range = component.path("valueRange");
        if (range.isObject()) {
            return bounded(VariantFigures.exact(range.path("low")), VariantFigures.exact(range.path("high")), range);
        }
        return Json.decimal(component.path("valueInteger"))
                .flatMap(number -> compared("", number))
                .or(() -> words(Concepts.value(component).label()));
    }

    /** A bound that is there and cannot be read leaves the other one alone, which would say more than was meant. */
    private static Optional<Copies> bounded(Optional<BigDecimal> low, Optional<BigDecimal> high, JsonNode range) {
        boolean unreadable = range.has("low") && low.isEmpty() || range.has("high") && high.isEmpty();
        boolean none = low.isEmpty() && high.isEmpty();
        boolean negative = low.or(() -> high).filter(end -> end.signum() < 0).isPresent();
        boolean crossed = low.isPresent() && high.isPresent() && low.get().compareTo(high.get()) > 0;
        return unreadable || none || negative || crossed ? Optional.empty() : Optional.of(new Copies(low, high, false));
    }

    private static Optional<Copies> compared(String comparator, BigDecimal number) {
        if (number.signum() < 0) {
            return Optional.empty();
        }
        Optional<BigDecimal> bound = Optional.of(number);
        return switch (comparator) {
            case "" -> Optional.of(Copies.of(number));
            case ">" -> Optional.of(new Copies(bound, Optional.empty(), true));
            case ">=", "≥" -> Optional.of(new Copies(bound, Optional.empty(), false));
            case "<" ->
                number.signum() == 0 ? Optional.empty() : Optional.of(new Copies(Optional.empty(), bound, true));
            case "<=", "≤" -> Optional.of(new Copies(Optional.empty(), bound, false));
            default -> Optional.empty();
        };
    }

    private static Optional<Copies> words(String words) {
        Matcher found = WORDS.matcher(words.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        BigDecimal first = new BigDecimal(found.group(2));
        if (found.group(3) == null) {
            return compared(Optional.ofNullable(found.group("sign")).orElse(""), first);
        }
        BigDecimal second = new BigDecimal(found.group(3));
        return found.group("sign") == null && first.compareTo(second) <= 0
                ? Optional.of(new Copies(Optional.of(first), Optional.of(second), false))
                : Optional.empty();
    }
}
