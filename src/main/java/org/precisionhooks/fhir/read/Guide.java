package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;

/** Tells resources that name the Genomics Reporting guide in a profile or an extension. */
final class Guide {

    static final String DEFINITIONS = "http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/";

    private Guide() {}

    static boolean names(JsonNode json) {
        for (JsonNode profile : Json.items(json.path("meta"), "profile")) {
            if (profile.asText("").startsWith(DEFINITIONS)) {
                return true;
            }
        }
        for (JsonNode extension : Json.items(json, "extension")) {
            if (Json.text(extension, "url").startsWith(DEFINITIONS)) {
                return true;
            }
        }
        return false;
    }
}
