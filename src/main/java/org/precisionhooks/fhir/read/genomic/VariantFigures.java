package org.precisionhooks.fhir.read.genomic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.precisionhooks.facts.Phase;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.fhir.read.json.Json;
import org.precisionhooks.fhir.read.resource.Reading;

/** Figures of a variant Observation beside its place: allele fraction, copy number, phase. */
final class VariantFigures {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Set<String> PERCENT = Set.of("%", "percent", "pct");
    private static final String PHASE = "pm-phase";

    private VariantFigures() {}

    /** The share of reads; percent by its code, or above one without a unit (genomics-fhir.md section 3.8). */
    static Optional<BigDecimal> alleleFraction(Reading reading, ObservationSheet sheet) {
        JsonNode quantity = quantity(sheet, Keys.ALLELE_FRACTION);
        Optional<BigDecimal> value = exact(quantity);
        if (value.isEmpty()) {
            if (sheet.has(Keys.ALLELE_FRACTION)) {
                reading.issue(ReadIssueCode.NOT_COMPUTABLE, "The allele fraction is only a bound, or no number");
            }
            return value;
        }
        String code = Json.text(quantity, "code");
        String unit = code.isEmpty() ? Json.text(quantity, "unit") : code;
        boolean percent = PERCENT.contains(unit.toLowerCase(Locale.ROOT))
                || unit.isEmpty() && value.get().compareTo(BigDecimal.ONE) > 0;
        BigDecimal fraction = percent ? plain(value.get().divide(HUNDRED)) : value.get();
        if (fraction.signum() < 0 || fraction.compareTo(BigDecimal.ONE) > 0) {
            reading.issue(ReadIssueCode.UNKNOWN_VALUE, "The allele fraction is not between 0 and 1");
            return Optional.empty();
        }
        return Optional.of(fraction);
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    static JsonNode quantity(ObservationSheet sheet, String key) {
        return sheet.component(key)
                .map(component -> component.json().path("valueQuantity"))
                .orElseGet(MissingNode::getInstance);
    }

    /** A number that is meant as it stands, not as a bound. */
    static Optional<BigDecimal> exact(JsonNode quantity) {
        JsonNode value = quantity.path("value");
        return Json.text(quantity, "comparator").isEmpty() ? Json.decimal(value) : Optional.empty();
    }

    /** The phase set and copy that we write ourselves. */
    static Optional<Phase> phase(ObservationSheet sheet) {
        for (JsonNode extension : Json.items(sheet.json(), "extension")) {
            if (Json.text(extension, "url").endsWith(PHASE)) {
                String set = "";
                OptionalLong copy = OptionalLong.empty();
                for (JsonNode part : Json.items(extension, "extension")) {
                    set += Json.text(part, "valueString");
                    copy = part.has("valueInteger") ? Json.whole(part.path("valueInteger")) : copy;
                }
                return set.isEmpty() || copy.isEmpty() || copy.getAsLong() < 0 || copy.getAsLong() > 1
                        ? Optional.empty()
                        : Optional.of(new Phase(set, (int) copy.getAsLong()));
            }
        }
        return Optional.empty();
    }
}
