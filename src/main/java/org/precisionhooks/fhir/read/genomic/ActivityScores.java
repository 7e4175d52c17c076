package org.precisionhooks.fhir.read.genomic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.fhir.read.json.Concepts;
import org.precisionhooks.fhir.read.json.Json;

/** Finds an activity score that an Observation states, as its value or in a component. */
final class ActivityScores {

    private ActivityScores() {}

    static Optional<String> of(ObservationSheet sheet) {
        if (isScore(sheet.code())) {
            return score(sheet.json());
        }
        for (ObservationSheet.Component component : sheet.components()) {
            if (component.key().isEmpty()
                    && isScore(Concepts.concept(component.json().path("code")))) {
                return score(component.json());
            }
        }
        return Optional.empty();
    }

    private static boolean isScore(Concept code) {
        boolean score = says(code.text());
        for (Coding coding : code.codings()) {
            score |= says(coding.display());
        }
        return score;
    }

    private static boolean says(String words) {
        return words.length() >= 14 && words.toLowerCase(Locale.ROOT).contains("activity score");
    }

    private static Optional<String> score(JsonNode holder) {
        JsonNode quantity = holder.path("valueQuantity");
        if (quantity.path("value").isNumber()) {
            return Optional.of(
                    Json.text(quantity, "comparator") + quantity.path("value").asText());
        }
        String words = Concepts.value(holder).label();
        boolean number = !words.isEmpty() && "≥≤><0123456789".indexOf(words.charAt(0)) >= 0;
        return number ? Optional.of(words) : Optional.empty();
    }
}
