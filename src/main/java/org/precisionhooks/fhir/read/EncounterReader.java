package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.HospitalStay;
import org.precisionhooks.fhir.read.json.Json;
import org.precisionhooks.fhir.read.resource.Reading;
import org.precisionhooks.fhir.read.resource.ResourceReader;

/** Reads Encounters for those in which a patient lies in hospital or is an emergency; others tell nothing here. */
final class EncounterReader implements ResourceReader {

    @Override
    public void read(Reading reading) {
        JsonNode kind = reading.json().path("class");
        Coding coding = Coding.of(Json.text(kind, "system"), Json.text(kind, "code"));
        if (reading.tables().vocabulary().stays().stream().anyMatch(row -> coding.is(row.system(), row.code()))) {
            reading.fact(new HospitalStay(reading.source()));
        }
    }
}
