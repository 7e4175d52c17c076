package org.precisionhooks.fhir.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One patient's data never with another's (cds-hooks.md section 3). */
class PatientMatchTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'resourceType':'Patient','id':'p1'}",
                "{'resourceType':'Observation','subject':{'reference':'Patient/p1'}}",
                "{'resourceType':'Observation','subject':{'reference':'https://a.example/fhir/Patient/p1/_history/1'}}",
                "{'resourceType':'Observation','subject':{'reference':'p1'}}",
                "{'resourceType':'Observation','subject':{'display':'somebody'}}",
                "{'resourceType':'Observation','subject':{'reference':'Device/d1'}}",
                "{'resourceType':'Observation'}",
                "{'resourceType':'Task','for':{'reference':'Patient/p1'}}",
                "{'resourceType':'Coverage','beneficiary':{'reference':'Patient/p1'}}",
                "{'resourceType':'Practitioner','id':'p2'}",
                "{'resourceType':'Appointment','participant':[{'actor':{'reference':'Patient/p1'}},{'actor':{'reference':'Practitioner/p2'}}]}",
                "{'resourceType':'Appointment','participant':[{'actor':{'reference':'urn:uuid:9'}},null,{}]}",
                "{'resourceType':'Bundle','entry':[{'fullUrl':'urn:uuid:1','resource':{'resourceType':'Practitioner','id':'p2'}},"
                        + "{'resource':{'resourceType':'Appointment','participant':[{'actor':{'reference':'urn:uuid:1'}}]}}]}",
                "{'resourceType':'Bundle','entry':[null,'text',{'resource':null},{}]}",
                "{'resourceType':'Bundle','entry':[{'fullUrl':'urn:uuid:1','resource':{'resourceType':'Patient','id':'p1'}},"
                        + "{'resource':{'resourceType':'Observation','subject':{'reference':'urn:uuid:1'}}}]}",
                "null",
                "7"
            })
    void holds(String value) throws Exception {
        assertThat(PatientMatch.holds("p1", List.of(json(value)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'resourceType':'Patient','id':'p2'}",
                "{'resourceType':'Patient'}",
                "{'resourceType':'Observation','subject':{'reference':'Patient/p2'}}",
                "{'resourceType':'Observation','subject':[{'reference':'Patient/p1'},{'reference':'Patient/p2'}]}",
                "{'resourceType':'Observation','subject':{'reference':'Patient/p11'}}",
                "{'resourceType':'Observation','subject':{'reference':'https://a.example/Patient/p2'}}",
                "{'resourceType':'Observation','subject':{'reference':'#p'}}",
                "{'resourceType':'Observation','subject':{'reference':'urn:uuid:nowhere'}}",
                "{'resourceType':'Consent','patient':{'reference':'Patient/p2'}}",
                "{'resourceType':'Task','for':{'reference':'Patient/p2'}}",
                "{'resourceType':'Appointment','participant':[{'actor':{'reference':'Patient/p1'}},{'actor':{'reference':'Patient/p2'}}]}",
                "{'resourceType':'Appointment','participant':{'actor':{'reference':'https://a.example/Patient/p2/_history/1'}}}",
                "{'resourceType':'Bundle','entry':[{'fullUrl':'https://a.example/Patient/p1','resource':{'resourceType':'Patient','id':'p2'}},"
                        + "{'resource':{'resourceType':'Appointment','participant':[{'actor':{'reference':'https://a.example/Patient/p1'}}]}}]}",
                "{'resourceType':'Coverage','beneficiary':{'reference':'Patient/p2'}}",
                "{'resourceType':'DiagnosticReport','contained':[{'resourceType':'Observation','subject':{'reference':'Patient/p2'}}]}",
                "{'resourceType':'Bundle','entry':[{'resource':{'resourceType':'Bundle','entry':[{'resource':{'resourceType':'Patient','id':'p2'}}]}}]}",
                "{'resourceType':'Bundle','entry':{'resource':{'resourceType':'Patient','id':'p2'}}}",
                "{'resourceType':'Bundle','entry':[{'fullUrl':'urn:uuid:1','resource':{'resourceType':'Patient','id':'p2'}},"
                        + "{'resource':{'resourceType':'Observation','subject':{'reference':'urn:uuid:1'}}}]}"
            })
    void fails(String value) throws Exception {
        assertThat(PatientMatch.holds("p1", List.of(json(value)))).isFalse();
    }

    @Test
    void deepNestingIsWalkedWithoutRecursion() throws Exception {
        String inner = "{'resourceType':'Patient','id':'p2'}";
        for (int i = 0; i < 300; i++) {
            inner = "{'resourceType':'X','contained':[" + inner + "]}";
        }
        assertThat(PatientMatch.holds("p1", List.of(json(inner)))).isFalse();
    }

    private static JsonNode json(String text) throws Exception {
        return MAPPER.readTree(text.replace('\'', '"'));
    }
}
