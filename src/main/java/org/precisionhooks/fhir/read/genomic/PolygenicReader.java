package org.precisionhooks.fhir.read.genomic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.GenomicRisk;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.fhir.read.json.Json;
import org.precisionhooks.fhir.read.resource.Reading;

/** Reads the result of a polygenic score that is an Observation, as what its sender states. */
final class PolygenicReader {

    private PolygenicReader() {}

    /** False for what is the result of no score. */
    static boolean read(Reading reading, ObservationSheet sheet) {
        Optional<String> score = PolygenicMarks.score(sheet.json());
        if (score.isEmpty()) {
            return false;
        }
        String value = value(sheet);
        if (value.isEmpty()) {
            reading.issue(ReadIssueCode.NOT_COMPUTABLE, "A polygenic score without a value");
        }
        reading.fact(new GenomicRisk(
                reading.source(),
                "",
                Origin.UNSTATED,
                sheet.component(Keys.PHENOTYPE)
                        .map(ObservationSheet.Component::value)
                        .orElse(Concept.NONE),
                Concept.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.of(new GenomicRisk.Score(score.get(), value))));
        return true;
    }

    private static String value(ObservationSheet sheet) {
        List<String> parts = new ArrayList<>();
        JsonNode quantity = sheet.json().path("valueQuantity");
        Json.decimal(quantity.path("value")).ifPresent(number -> parts.add(number.toPlainString() + unit(quantity)));
        if (!sheet.value().isEmpty()) {
            parts.add(sheet.value().label());
        }
        return String.join(", ", parts);
    }

    /** A sum has none: UCUM writes it as 1. */
    private static String unit(JsonNode quantity) {
        String unit = Json.text(quantity, "unit");
        return unit.isEmpty() || unit.equals("1") ? "" : " " + unit;
    }
}
