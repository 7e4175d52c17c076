package org.precisionhooks.fhir.read.json;

import com.fasterxml.jackson.databind.JsonNode;

/** Tells resources that name the Genomics Reporting guide in a profile or an extension. */
public final class Guide {

    public static final String DEFINITIONS = "http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/";

    /** Extension of a study: the files that an analysis is made of. */
    public static final String STUDY_INPUT = DEFINITIONS + "genomic-study-analysis-input";

    private Guide() {}

    public static boolean names(JsonNode json) {
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
