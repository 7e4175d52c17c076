package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.precisionhooks.facts.Ancestry;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.Communication;
import org.precisionhooks.facts.Demographics;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.facts.Residence;
import org.precisionhooks.facts.Sex;
import org.precisionhooks.fhir.read.json.Json;
import org.precisionhooks.fhir.read.resource.Reading;
import org.precisionhooks.fhir.read.resource.ResourceReader;

/** Reads of a Patient the date of birth, the administrative gender, and what groups are counted by. */
final class PatientReader implements ResourceReader {

    private static final Pattern WHOLE_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}.*");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[a-z0-9]{1,8})*");

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
        language(reading.json()).ifPresent(language -> reading.fact(new Communication(reading.source(), language)));
        reading.tables()
                .vocabulary()
                .ancestry()
                .of(reading.json())
                .ifPresent(group -> reading.fact(new Ancestry(reading.source(), group)));
        reading.fact(new Demographics(
                reading.source(),
                birth,
                sex(Json.text(reading.json(), "gender")),
                WHOLE_DATE.matcher(written).matches()));
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

    /** The preferred language, or the only one; of several without a preference none is known. */
    private static Optional<String> language(JsonNode patient) {
        List<String> all = new ArrayList<>();
        for (JsonNode communication : Json.items(patient, "communication")) {
            for (JsonNode coding : Json.items(communication.path("language"), "coding")) {
                String code = Json.text(coding, "code").toLowerCase(Locale.ROOT);
                if (LANGUAGE.matcher(code).matches()) {
                    String language = code.split("-", 2)[0];
                    if (communication.path("preferred").asBoolean(false)) {
                        return Optional.of(language);
                    }
                    all.add(language);
                }
            }
        }
        return all.stream().distinct().count() == 1 ? Optional.of(all.get(0)) : Optional.empty();
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
