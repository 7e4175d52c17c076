package org.precisionhooks.fhir.read;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.Demographics;
import org.precisionhooks.facts.ReadIssueCode;
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
        reading.fact(new Demographics(reading.source(), birth, sex(Json.text(reading.json(), "gender"))));
    }

    private static Sex sex(String gender) {
        return switch (gender) {
            case "female" -> Sex.FEMALE;
            case "male" -> Sex.MALE;
            case "other" -> Sex.OTHER;
            default -> Sex.UNKNOWN;
        };
    }
}
