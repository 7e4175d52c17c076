package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Spells the analysis of a study as the region-studied Observation of STU2. */
final class RegionStudied {

    private static final String TBD = "http://hl7.org/fhir/uv/genomics-reporting/CodeSystem/tbd-codes-cs";
    private static final String LOINC = "http://loinc.org";

    private RegionStudied() {}

    static void of(ObjectNode procedure) {
        ArrayNode components = ReadingCase.JSON.createArrayNode();
        for (JsonNode extension : procedure.path("extension")) {
            String url = extension.path("url").asText();
            if (url.endsWith("-genomic-source-class")) {
                component(components, LOINC, "48002-0")
                        .set("valueCodeableConcept", extension.path("valueCodeableConcept"));
            }
            extension.path("extension").forEach(part -> part(part, components));
        }
        component(components, LOINC, "92822-6")
                .withObject("/valueCodeableConcept")
                .putArray("coding")
                .addObject()
                .put("system", LOINC)
                .put("code", "LA30102-0");
        if (procedure.has("performedDateTime")) {
            procedure.set("effectiveDateTime", procedure.path("performedDateTime"));
        }
        procedure.remove(List.of("extension", "performedDateTime", "category"));
        procedure.put("resourceType", "Observation").put("status", "final").set("component", components);
        procedure
                .withObject("/code")
                .putArray("coding")
                .addObject()
                .put("system", LOINC)
                .put("code", "53041-0");
    }

    private static void part(JsonNode part, ArrayNode components) {
        String text = part.at("/valueCodeableConcept/text").asText();
        if (!text.startsWith("NC_")) {
            component(components, LOINC, "48018-6").set("valueCodeableConcept", part.path("valueCodeableConcept"));
            return;
        }
        int colon = text.indexOf(':');
        int dash = text.indexOf('-');
        boolean called = part.path("url").asText().equals("studied");
        ObjectNode range = component(components, called ? LOINC : TBD, called ? "51959-5" : "uncallable-regions")
                .withObject("/valueRange");
        range.withObject("/low").put("value", Long.parseLong(text.substring(colon + 1, dash)) + 1);
        range.withObject("/high").put("value", Long.parseLong(text.substring(dash + 1)));
        component(components, LOINC, "48013-7")
                .withObject("/valueCodeableConcept")
                .put("text", text.substring(0, colon));
    }

    private static ObjectNode component(ArrayNode components, String system, String code) {
        ObjectNode component = components.addObject();
        component
                .withObject("/code")
                .putArray("coding")
                .addObject()
                .put("system", system)
                .put("code", code);
        return component;
    }
}
