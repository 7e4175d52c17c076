package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.Medication;
import org.precisionhooks.facts.MedicationUse;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.fhir.read.json.Concepts;
import org.precisionhooks.fhir.read.json.Json;
import org.precisionhooks.fhir.read.json.Times;
import org.precisionhooks.fhir.read.resource.Entry;
import org.precisionhooks.fhir.read.resource.Reading;
import org.precisionhooks.fhir.read.resource.ResourceReader;

/** Reads MedicationRequest and MedicationStatement; a reason that is a resource of its own is a fact of its own. */
final class MedicationUseReader implements ResourceReader {

    /** Requests that nobody has authorized. */
    private static final Set<String> INTENTS_ONLY = Set.of("proposal", "plan", "option");

    @Override
    public void read(Reading reading) {
        JsonNode json = reading.json();
        Medications.Resolver resolver = reference ->
                reading.context().index().resolve(reading.entry(), reference).map(Entry::json);
        Medication medication = Medications.of(json, resolver);
        if (isNotTaken(json) || isOnlyMeant(json)) {
            notTaken(reading, medication);
            return;
        }
        if (Json.text(json, "status").equals("stopped")) {
            // what was taken until the patient no longer wanted it
            PreferenceReader.readRefusal(reading, medication.concept());
        }
        if (Medications.isUnresolved(json, resolver)) {
            reading.issue(ReadIssueCode.UNRESOLVED_REFERENCE, "The referenced medication was not found");
        }
        if (medication.concept().isEmpty() && medication.ingredients().isEmpty()) {
            reading.issue(ReadIssueCode.UNKNOWN_VALUE, "No drug is named");
            return;
        }
        reading.fact(new MedicationUse(
                reading.source(),
                medication,
                isActive(json),
                period(json, reading.context().zone()),
                Concepts.concepts(json, "reasonCode")));
    }

    private static void notTaken(Reading reading, Medication medication) {
        if (!isNotTaken(reading.json())) {
            reading.issue(ReadIssueCode.NOT_COMPUTABLE, "A drug that is only proposed, planned or intended");
        } else if (!PreferenceReader.readRefusal(reading, medication.concept())) {
            reading.issue(ReadIssueCode.NOT_COMPUTABLE, "A drug that is not taken or not to be given");
        }
    }

    private static boolean isNotTaken(JsonNode json) {
        return json.path("doNotPerform").asBoolean(false)
                || Json.text(json, "status").equals("not-taken");
    }

    private static boolean isOnlyMeant(JsonNode json) {
        return INTENTS_ONLY.contains(Json.text(json, "intent"))
                || Json.text(json, "status").equals("intended");
    }

    private static boolean isActive(JsonNode json) {
        return switch (Json.text(json, "status")) {
            case "active", "on-hold" -> true;
            default -> false;
        };
    }

    /**
     * When it is taken: of a statement its effective time, of a request the bounds of its dosage, its validity, or the day it was
     * written on.
     */
    private static Optional<ClinicalTime> period(JsonNode json, ZoneId zone) {
        return Times.choice(json, Times.EFFECTIVE, zone)
                .or(() -> bounds(json, zone))
                .or(() -> Times.period(json.path("dispenseRequest").path("validityPeriod"), zone))
                .or(() -> Times.date(json, "authoredOn", zone));
    }

    private static Optional<ClinicalTime> bounds(JsonNode json, ZoneId zone) {
        return Times.period(
                json.path("dosageInstruction")
                        .path(0)
                        .path("timing")
                        .path("repeat")
                        .path("boundsPeriod"),
                zone);
    }
}
