package org.precisionhooks.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.facts.Ancestry;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.fhir.read.resource.FoundResource;

/** As which group somebody is counted: by what is stated in the extensions of US Core, and by nothing else. */
class AncestryReadingTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RecordReader READER = BuiltIn.records();
    private static final String RACE = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-race";
    private static final String ETHNICITY = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-ethnicity";

    /** JSON in single quotes. */
    private static List<String> read(String elements) {
        String json = "{'resourceType': 'Patient', 'id': 'p', 'name': [{'family': 'Garcia'}]" + elements + "}";
        try {
            FoundResource found = new FoundResource(JSON.readTree(json.replace('\'', '"')), DataOrigin.SERVER);
            return READER.read("p", List.of(found)).sources().stream()
                    .flatMap(source -> source.facts().stream())
                    .filter(Ancestry.class::isInstance)
                    .map(fact -> ((Ancestry) fact).group())
                    .toList();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String extension(String url, String... codes) {
        String parts = Stream.of(codes)
                .map(code ->
                        "{'url': 'ombCategory', 'valueCoding': {'system': 'urn:oid:2.16.840.1.113883.6.238', 'code': '"
                                + code + "'}}, ")
                .reduce("", String::concat);
        return "{'url': '" + url + "', 'extension': [" + parts + "{'url': 'text', 'valueString': 'as told'}]}";
    }

    private static List<String> stated(String... extensions) {
        return read(", 'extension': [" + String.join(", ", extensions) + "]");
    }

    @ParameterizedTest
    @CsvSource({
        "1002-5, american-indian-or-alaska-native",
        "2028-9, asian",
        "2054-5, black-or-african-american",
        "2076-8, native-hawaiian-or-pacific-islander",
        "2106-3, white"
    })
    void aRaceIsAGroup(String code, String group) {
        assertThat(stated(extension(RACE, code))).containsExactly(group);
        assertThat(stated(extension(RACE, code), extension(ETHNICITY, "2186-5")))
                .containsExactly(group);
    }

    @Test
    void hispanicOrLatinoIsCountedAsThatWhateverTheRace() {
        assertThat(stated(extension(RACE, "2106-3", "2028-9"), extension(ETHNICITY, "2135-2")))
                .containsExactly("hispanic-or-latino");
    }

    @Test
    void severalRacesAreSeveral() {
        assertThat(stated(extension(RACE, "2106-3", "2028-9"))).containsExactly("several");
        assertThat(stated(extension(RACE, "2106-3", "2106-3"))).containsExactly("white");
    }

    @Test
    void whatIsNotStatedIsNotGuessed() {
        assertThat(read("")).isEmpty();
        assertThat(stated(extension(RACE))).isEmpty();
        assertThat(stated(extension(RACE, "ASKU"))).isEmpty();
        assertThat(stated(extension("http://example.org/race", "2106-3"))).isEmpty();
        assertThat(read(", 'communication': [{'language': {'coding': [{'code': 'es'}]}}]"))
                .isEmpty();
    }
}
