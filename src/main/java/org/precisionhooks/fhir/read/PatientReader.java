package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.Demographics;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.facts.Residence;
import org.precisionhooks.facts.Sex;

/** Reads the date of birth and the administrative gender of a Patient. */
final class PatientReader implements ResourceReader {

    @Override
    public void read(Reading reading) {
        String written = Json.text(reading.json(), "birthDate");
        Optional<LocalDate> birth = ClinicalTime.parse(written, ZoneOffset.UTC)
                .map(time -> LocalDate.ofInstant(time.start(), ZoneOffset.UTC));
        if (birth.isEmpty() && reading.json().has("birthDate")) {
            reading.issue(ReadIssueCode.MALFORMED, "The date of birth is no date");
        }
        for (JsonNode address : Json.items(reading.json(), "address")) {
            readResidence(reading, address);
        }
        reading.fact(new Demographics(reading.source(), birth, sex(Json.text(reading.json(), "gender"))));
    }

    /** Where the patient lives now; a former, temporary or billing address is not that. */
    private static void readResidence(Reading reading, JsonNode address) {
        String use = Json.text(address, "use");
        String code = Json.text(address, "postalCode");
        boolean now = Json.text(address.path("period"), "end").isEmpty();
        if (!code.isEmpty() && now && (use.isEmpty() || use.equals("home"))) {
            reading.fact(new Residence(reading.source(), Json.text(address, "country"), code));
        }
    }

    static Sex sex(String gender) {
        return switch (gender) {
            case "female" -> Sex.FEMALE;
            case "male" -> Sex.MALE;
            case "other" -> Sex.OTHER;
            default -> Sex.UNKNOWN;
        };
    }
}
