package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/** Spells a written STU3 resource as senders of other versions and habits do (genomics-fhir.md sections 3.5 to 3.9). */
enum Respelling {
    AS_WRITTEN {
        @Override
        void apply(ObjectNode resource) {}
    },
    ONE_BASED {
        @Override
        void apply(ObjectNode resource) {
            oneBased(resource);
        }
    },
    ONE_BASED_START_ONLY {
        @Override
        void apply(ObjectNode resource) {
            oneBased(resource);
            components(resource, "81254-5").forEach(range -> ((ObjectNode) range.path("valueRange")).remove("high"));
        }
    },
    STU1 {
        @Override
        void apply(ObjectNode resource) {
            withoutGeneticCategory(resource);
            systems(resource, OLD_SYSTEMS);
            oneBased(resource);
            displaysOnly(resource, Set.of("48018-6", "53034-5", "48002-0"));
        }
    },
    STU2 {
        @Override
        void apply(ObjectNode resource) {
            withoutGeneticCategory(resource);
            systems(resource, OLD_SYSTEMS);
            genesByBareNumber(resource);
        }
    },
    STU4 {
        @Override
        void apply(ObjectNode resource) {
            resource.withObject("/meta").putArray("profile").add("http://example.org/of/another/guide|4.0.0");
        }
    },
    WITHOUT_PROFILE_AND_DISPLAYS {
        @Override
        void apply(ObjectNode resource) {
            resource.remove("meta");
            resource.findParents("display").forEach(coding -> ((ObjectNode) coding).remove("display"));
        }
    },
    TEXT_ONLY {
        @Override
        void apply(ObjectNode resource) {
            textOnly(resource, "53034-5", "48002-0", "48018-6", "48019-4", "92822-6");
            percent(resource);
        }
    },
    /** Which base is meant, only the SPDI expression tells. */
    UNDECLARED_BASE {
        @Override
        void apply(ObjectNode resource) {
            if (!components(resource, "81254-5").isEmpty()) {
                removeComponent(resource, "92822-6");
            }
        }
    },
    /** Alleles by code, or by the display of a database's id. */
    CODED_ALLELES {
        @Override
        void apply(ObjectNode resource) {
            JsonNode text = resource.at("/valueCodeableConcept/text");
            if (text.isTextual()) {
                boolean code = text.asText().length() % 2 == 0;
                resource.withObject("/valueCodeableConcept").removeAll();
                resource.withObject("/valueCodeableConcept")
                        .putArray("coding")
                        .addObject()
                        .put("system", "http://www.pharmvar.org")
                        .put("code", code ? text.asText() : "PV00155")
                        .put("display", text.asText());
            }
        }
    },
    /** What a test looked at, as an Observation of the guides before STU3. */
    REGION_STUDIED {
        @Override
        void apply(ObjectNode resource) {
            if (resource.path("resourceType").asText().equals("Procedure")) {
                RegionStudied.of(resource);
            }
        }
    },
    LOINC_ANSWERS_OF_CHANGE {
        @Override
        void apply(ObjectNode resource) {
            for (JsonNode component : components(resource, "48019-4")) {
                for (JsonNode coding : component.at("/valueCodeableConcept/coding")) {
                    String code = coding.path("code").asText();
                    ((ObjectNode) coding)
                            .put("code", CHANGES.getOrDefault(code, code.replace("SO:", "SO_")))
                            .put(
                                    "system",
                                    CHANGES.containsKey(code) ? "http://loinc.org" : "http://sequenceontology.org");
                }
            }
        }
    };

    private static final Map<String, String> OLD_SYSTEMS = Map.of(
            "http://www.genenames.org", "http://www.genenames.org/geneId",
            "http://www.sequenceontology.org", "http://sequenceontology.org",
            "http://www.ncbi.nlm.nih.gov/refseq", "https://www.ncbi.nlm.nih.gov/nuccore",
            "http://varnomen.hgvs.org", "http://varnomen.hgvs.org/",
            "http://hl7.org/fhir/uv/genomics-reporting/CodeSystem/tbd-codes-cs",
                    "http://hl7.org/fhir/uv/genomics-reporting/CodeSystem/tbd-codes",
            "http://terminology.hl7.org/CodeSystem/sequence-phase-relationship-cs",
                    "http://hl7.org/fhir/uv/genomics-reporting/CodeSystem/sequence-phase-relationship-cs");
    private static final Map<String, String> CHANGES = Map.of(
            "SO:0000159", "LA6692-3",
            "SO:1000035", "LA6686-5",
            "SO:0000667", "LA6687-3",
            "SO:1000036", "LA6689-9",
            "SO:0002073", "LA9658-1");

    abstract void apply(ObjectNode resource);

    static ArrayNode components(JsonNode resource, String code) {
        ArrayNode found = ReadingCase.JSON.createArrayNode();
        for (JsonNode component : resource.path("component")) {
            if (component.at("/code/coding/0/code").asText().equals(code)) {
                found.add(component);
            }
        }
        return found;
    }

    private static void removeComponent(ObjectNode resource, String code) {
        ArrayNode kept = ReadingCase.JSON.createArrayNode();
        for (JsonNode component : resource.path("component")) {
            if (!component.at("/code/coding/0/code").asText().equals(code)) {
                kept.add(component);
            }
        }
        resource.set("component", kept);
    }

    /** Starts count from one; an insertion lies between two bases. */
    private static void oneBased(ObjectNode resource) {
        for (JsonNode system : components(resource, "92822-6")) {
            ((ObjectNode) system.at("/valueCodeableConcept/coding/0"))
                    .put("code", "LA30102-0")
                    .put("display", "1-based character counting");
        }
        for (String code : new String[] {"81254-5", "81302-2", "81301-4", "51959-5"}) {
            for (JsonNode range : components(resource, code)) {
                ObjectNode low = (ObjectNode) range.at("/valueRange/low");
                long start = low.path("value").asLong();
                long end = range.at("/valueRange/high/value").asLong();
                boolean between = start == end && code.equals("81254-5");
                low.put("value", between ? start : start + 1);
                ((ObjectNode) range.at("/valueRange/high")).put("value", between ? start + 1 : end);
            }
        }
    }

    private static void withoutGeneticCategory(ObjectNode resource) {
        if (resource.path("category").isArray()) {
            ((ArrayNode) resource.path("category")).remove(1);
        }
    }

    private static void systems(JsonNode node, Map<String, String> systems) {
        for (JsonNode parent : node.findParents("system")) {
            String system = parent.path("system").asText();
            ((ObjectNode) parent).put("system", systems.getOrDefault(system, system));
        }
    }

    private static void genesByBareNumber(ObjectNode resource) {
        for (JsonNode component : components(resource, "48018-6")) {
            for (JsonNode coding : component.at("/valueCodeableConcept/coding")) {
                ((ObjectNode) coding).put("code", coding.path("code").asText().replace("HGNC:", ""));
            }
        }
    }

    private static void displaysOnly(ObjectNode resource, Set<String> codes) {
        for (String code : codes) {
            for (JsonNode component : components(resource, code)) {
                component.at("/valueCodeableConcept/coding").forEach(coding -> ((ObjectNode) coding).remove("code"));
            }
        }
    }

    private static void textOnly(ObjectNode resource, String... codes) {
        for (String code : codes) {
            for (JsonNode component : components(resource, code)) {
                ObjectNode value = (ObjectNode) component.path("valueCodeableConcept");
                JsonNode coding = value.path("coding").path(0);
                if (!coding.isMissingNode()) {
                    value.put("text", coding.path("display").asText());
                    value.remove("coding");
                }
            }
        }
    }

    private static void percent(ObjectNode resource) {
        for (JsonNode component : components(resource, "81258-6")) {
            ObjectNode quantity = (ObjectNode) component.path("valueQuantity");
            BigDecimal share = quantity.path("value").decimalValue();
            quantity.put("value", share.multiply(BigDecimal.valueOf(100))).put("code", "%");
        }
    }
}
