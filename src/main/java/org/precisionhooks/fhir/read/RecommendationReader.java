package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.LaboratoryRecommendation;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.fhir.read.genomic.Grounds;
import org.precisionhooks.fhir.read.json.Concepts;
import org.precisionhooks.fhir.read.json.Guide;
import org.precisionhooks.fhir.read.json.Json;
import org.precisionhooks.fhir.read.resource.Entry;
import org.precisionhooks.fhir.read.resource.Reading;
import org.precisionhooks.fhir.read.resource.ResourceReader;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;

/** Reads Tasks by which laboratories recommend a follow-up or another medication (LOINC LL1037-2, LL4049-4). */
final class RecommendationReader implements ResourceReader {

    /** Proposals that this software made are no laboratory's. */
    private static final String OWN = "https://precisionhooks.org/";

    @Override
    public void read(Reading reading) {
        JsonNode json = reading.json();
        Concept recommendation = Concepts.concept(json.path("code"));
        if (!isGenomic(json, reading.tables()) || isOwn(json)) {
            return;
        }
        Grounds grounds = Grounds.of(reading, Json.items(json, "reasonReference"));
        reading.genes().addAll(grounds.genes());
        if (!grounds.complete()) {
            reading.issue(
                    ReadIssueCode.UNRESOLVED_REFERENCE, "A result that the recommendation rests on was not found");
        }
        reading.fact(new LaboratoryRecommendation(
                reading.source(),
                grounds.gene(),
                Origin.UNSTATED,
                recommendation,
                text(json, recommendation),
                medication(reading),
                grounds.references()));
    }

    /** True for a Task that a genetic result is the reason of, by its code or by what it is. */
    static boolean isGenomic(JsonNode json, ReadingTables tables) {
        for (JsonNode coding : Json.items(json.path("code"), "coding")) {
            if (tables.vocabulary()
                    .recommendations()
                    .contains(tables.key(Json.text(coding, "system"), Json.text(coding, "code")))) {
                return true;
            }
        }
        return Guide.names(json);
    }

    private static boolean isOwn(JsonNode json) {
        for (JsonNode profile : Json.items(json.path("meta"), "profile")) {
            if (profile.asText("").startsWith(OWN)) {
                return true;
            }
        }
        return false;
    }

    private static String text(JsonNode json, Concept recommendation) {
        String description = Json.text(json, "description");
        return description.isEmpty() ? recommendation.text() : description;
    }

    private static Concept medication(Reading reading) {
        Optional<Entry> focus = reading.resolve(reading.json().path("focus"));
        return focus.filter(entry -> entry.type().startsWith("Medication"))
                .map(entry -> Medications.of(
                                entry.json(),
                                reference -> reading.context()
                                        .index()
                                        .resolve(entry, reference)
                                        .map(Entry::json))
                        .concept())
                .orElse(Concept.NONE);
    }
}
