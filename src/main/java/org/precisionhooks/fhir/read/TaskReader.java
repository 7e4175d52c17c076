package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.fhir.read.genomic.Keys;
import org.precisionhooks.fhir.read.json.Concepts;
import org.precisionhooks.fhir.read.json.Json;
import org.precisionhooks.fhir.read.resource.Reading;
import org.precisionhooks.fhir.read.resource.ResourceReader;
import org.precisionhooks.fhir.write.Canonical;

/**
 * Reads Tasks: those by which laboratories recommend something, and of this server's own the genes that they rest on, since
 * whoever may see what is known of these may see the Task. Any other Task may hold anything, and stays undecided.
 */
final class TaskReader implements ResourceReader {

    private final ResourceReader recommendations = new RecommendationReader();

    @Override
    public void read(Reading reading) {
        if (!isOurs(reading.json())) {
            recommendations.read(reading);
            return;
        }
        for (JsonNode input : Json.items(reading.json(), "input")) {
            boolean isGene = Concepts.concept(input.path("type")).codings().stream()
                    .anyMatch(coding ->
                            reading.tables().key(coding.system(), coding.code()).equals(Keys.GENE));
            if (isGene) {
                Concepts.concept(input.path("valueCodeableConcept")).codings().forEach(coding -> add(coding, reading));
            }
        }
    }

    private static boolean isOurs(JsonNode task) {
        for (JsonNode profile : Json.items(task.path("meta"), "profile")) {
            if (profile.asText().equals(Canonical.RESULT_TASK)) {
                return true;
            }
        }
        return false;
    }

    private static void add(Coding coding, Reading reading) {
        String gene = reading.tables().geneByCode(coding);
        if (!gene.isEmpty()) {
            reading.genes().add(gene);
        }
    }
}
