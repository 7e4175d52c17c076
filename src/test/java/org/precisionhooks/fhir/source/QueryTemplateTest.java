package org.precisionhooks.fhir.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checklist 8: a token's value is a value, whatever it holds. */
class QueryTemplateTest {

    private static final Map<String, String> TOKENS = Map.of(
            "context.patientId", "p_1.x-y",
            "context.userId", "Practitioner/d1",
            "userPractitionerId", "d1");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Patient/{{context.patientId}};Patient/p_1.x-y",
                "Patient/{{ context.patientId }};Patient/p_1.x-y",
                "Observation?patient={{context.patientId}}&category=laboratory,http://t.example/v2|GE;"
                        + "Observation?patient=p_1.x-y&category=laboratory,http://t.example/v2%7CGE",
                "{{context.userId}};Practitioner/d1",
                "Encounter?participant={{context.userId}}&x=1;Encounter?participant=Practitioner%2Fd1&x=1",
                "Practitioner/{{userPractitionerId}};Practitioner/d1",
                "Condition?code=a b\"<>;Condition?code=a%20b%22%3C%3E",
                "Patient;Patient"
            })
    void tokensAreFilledIn(String template, String address) {
        assertThat(QueryTemplate.resolve(template, TOKENS)).contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Encounter/{{context.encounterId}}",
                "Observation?date=gt{{today()}}",
                "Patient/{{context.patientId",
                "Practitioner/{{userPractitionerRoleId}}",
                "X?y={{%patient.id}}"
            })
    void aTokenWithoutAValueLeavesNoAddress(String template) {
        assertThat(QueryTemplate.resolve(template, TOKENS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1&_include=*",
                "a,b,c",
                "../Patient/1",
                "$everything",
                "{{context.userId}}",
                "a|b",
                "a%2Cb",
                "a/b",
                "..",
                "a\\,b",
                "http://x.example/Patient/1",
                ""
            })
    void aValueThatIsNoReferenceIsNotFilledIn(String value) {
        assertThat(QueryTemplate.resolve(
                        "Observation?patient={{context.patientId}}", Map.of("context.patientId", value)))
                .isEmpty();
        assertThat(QueryTemplate.resolve("Patient/{{context.patientId}}", Map.of("context.patientId", value)))
                .isEmpty();
    }

    @Test
    void aValueIsNotReadAsATemplateAgain() {
        assertThat(QueryTemplate.resolve("{{a}}/{{b}}", Map.of("a", "Patient/b", "b", "c")))
                .contains("Patient/b/c");
    }
}
