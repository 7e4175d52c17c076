package org.precisionhooks.fhir.read.genomic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.precisionhooks.facts.GenomicRisk;
import org.precisionhooks.facts.GenomicRisk.Score;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.fhir.read.json.Concepts;
import org.precisionhooks.fhir.read.json.Guide;
import org.precisionhooks.fhir.read.json.Json;
import org.precisionhooks.fhir.read.resource.Reading;
import org.precisionhooks.fhir.read.resource.ResourceReader;

/** Reads risks that rest on genetic results: those that name one as basis or parent, or that a genetic result names. */
public final class RiskReader implements ResourceReader {

    @Override
    public void read(Reading reading) {
        JsonNode json = reading.json();
        Grounds grounds = Grounds.of(reading, Json.items(json, "basis"));
        Grounds parents = Grounds.of(reading, Json.items(json, "parent"));
        Optional<Score> score = PolygenicMarks.score(json).map(name -> new Score(name, ""));
        boolean genomic = score.isPresent()
                || !grounds.genes().isEmpty()
                || !parents.genes().isEmpty()
                || GenomicShapes.isGenetic(json)
                || Guide.names(json)
                || isNamedByReport(reading);
        if (!genomic) {
            return;
        }
        reading.genes().addAll(grounds.genes());
        reading.genes().addAll(parents.genes());
        if (!Json.hasItems(json, "prediction")) {
            reading.issue(ReadIssueCode.NOT_COMPUTABLE, "A risk without a prediction");
        }
        for (JsonNode prediction : Json.items(json, "prediction")) {
            reading.fact(risk(reading, prediction, grounds.gene(), score));
        }
    }

    private static GenomicRisk risk(Reading reading, JsonNode prediction, String gene, Optional<Score> score) {
        return new GenomicRisk(
                reading.source(),
                gene,
                Origin.UNSTATED,
                Concepts.concept(prediction.path("outcome")),
                Concepts.concept(prediction.path("qualitativeRisk")),
                Json.decimal(prediction.path("probabilityDecimal")),
                Json.decimal(prediction.path("relativeRisk")),
                score);
    }

    private static boolean isNamedByReport(Reading reading) {
        return !reading.context().index().holders(reading.entry()).isEmpty();
    }
}
