package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.precisionhooks.facts.Allergy;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.fhir.read.json.Concepts;
import org.precisionhooks.fhir.read.json.Json;
import org.precisionhooks.fhir.read.resource.Reading;
import org.precisionhooks.fhir.read.resource.ResourceReader;

/** Reads an AllergyIntolerance with the substances of its reactions. */
final class AllergyReader implements ResourceReader {

    private static final Set<String> OVER = Set.of("inactive", "resolved");

    @Override
    public void read(Reading reading) {
        JsonNode json = reading.json();
        List<Concept> substances = new ArrayList<>(Concepts.concepts(json, "code"));
        for (JsonNode reaction : Json.items(json, "reaction")) {
            substances.addAll(Concepts.concepts(reaction, "substance"));
        }
        if (substances.isEmpty()) {
            reading.issue(ReadIssueCode.UNKNOWN_VALUE, "No substance is named");
            return;
        }
        boolean active = !ConditionReader.hasAny(Concepts.concept(json.path("clinicalStatus")), OVER);
        reading.fact(new Allergy(reading.source(), substances, active));
    }
}
