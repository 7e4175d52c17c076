package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Preference;
import org.precisionhooks.fhir.read.json.Concepts;
import org.precisionhooks.fhir.read.json.Json;
import org.precisionhooks.fhir.read.resource.Reading;
import org.precisionhooks.fhir.read.resource.ResourceReader;

/** Reads a Consent that is an advance directive: that it exists is all that is read, and consents to the use of data are none. */
final class ConsentDirectiveReader implements ResourceReader {

    private static final String SCOPE = "http://terminology.hl7.org/CodeSystem/consentscope";
    private static final String ADVANCE_DIRECTIVE = "adr";

    @Override
    public void read(Reading reading) {
        Concept scope = Concepts.concept(reading.json().path("scope"));
        boolean directive = scope.codings().stream().anyMatch(coding -> coding.is(SCOPE, ADVANCE_DIRECTIVE));
        if (!directive || !Json.text(reading.json(), "status").equals("active")) {
            return;
        }
        for (JsonNode category : Json.items(reading.json(), "category")) {
            Concept kind = Concepts.concept(category);
            if (reading.tables().vocabulary().preferences().kind(kind).isPresent()) {
                reading.fact(new Preference(
                        reading.dated("dateTime"), Preference.Kind.DIRECTIVE, Concept.NONE, kind.label()));
                return;
            }
        }
    }
}
