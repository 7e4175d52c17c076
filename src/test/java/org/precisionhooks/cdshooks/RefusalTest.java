package org.precisionhooks.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionhooks.cdshooks.Requests.context;
import static org.precisionhooks.cdshooks.Requests.orderSelect;
import static org.precisionhooks.cdshooks.Requests.orderSign;
import static org.precisionhooks.cdshooks.Requests.prefetch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.cdshooks.hook.ErrorCode;
import org.precisionhooks.cdshooks.hook.HookError;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The table of cds-hooks.md section 3: what is refused, how, and that nothing internal or of the patient is told. */
class RefusalTest {

    private final HookFixture fixture = new HookFixture();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[]",
                "null",
                "1",
                "\"text\"",
                "{} {}",
                "{}]",
                "{'hook':'order-sign','hook':'order-sign'}",
                "{'hook':'order-sign',}",
                "{'hook':NaN}",
                "// comment\n{}",
                "{'a':{'b':1,'b':2}}",
                "{'hook':'a\nb'}"
            })
    void bodiesThatAreNotOneJsonObject(String body) throws Exception {
        refused(fixture.call(HookFixture.SIGN, body.replace('\'', '"')), 400, "malformed-json");
    }

    @Test
    void invalidUtf8AndOtherEncodings() throws Exception {
        byte[] invalid = orderSign().toString().replace("codeine", "\u00e9").getBytes(StandardCharsets.ISO_8859_1);
        refused(fixture.call(HookFixture.SIGN, invalid), 400, "malformed-json");
        byte[] utf16 = orderSign().toString().getBytes(StandardCharsets.UTF_16LE);
        refused(fixture.call(HookFixture.SIGN, utf16), 400, "malformed-json");
    }

    @Test
    void deepJsonQuickly() throws Exception {
        String deep = "{\"a\":".repeat(20_000) + "1" + "}".repeat(20_000);
        String brackets = "{\"prefetch\":" + "[".repeat(200_000);
        Assertions.assertTimeout(Duration.ofSeconds(1), () -> {
            refused(fixture.call(HookFixture.SIGN, deep), 400, "malformed-json");
            refused(fixture.call(HookFixture.SIGN, brackets), 400, "malformed-json");
        });
        assertThat(fixture.call(HookFixture.SIGN, orderSign().toString()).getStatus())
                .isEqualTo(200);
    }

    @Test
    void bodiesOverTenMegabytes() throws Exception {
        byte[] large = new byte[HookFixture.MOST_BYTES + 1];
        refused(fixture.call(HookFixture.SIGN, large), 413, "too-large");
    }

    @ParameterizedTest
    @CsvSource({
        "hook,'',missing-field",
        "hook,'null',missing-field",
        "hook,'7',invalid-field",
        "hook,'\"\"',invalid-field",
        "hook,'\"order-select\"',wrong-hook",
        "hookInstance,'',missing-field",
        "hookInstance,'null',missing-field",
        "hookInstance,'\"not-a-uuid\"',invalid-field",
        "hookInstance,'\"d1577c69-dfbe-44ad-ba6d-3e05e953b2e\"',invalid-field",
        "hookInstance,'[]',invalid-field",
        "context,'',missing-field",
        "context,'null',missing-field",
        "context,'{}',missing-field",
        "context,'[]',invalid-field",
        "context,'\"x\"',invalid-field",
        "prefetch,'[]',invalid-field",
        "prefetch,'\"x\"',invalid-field",
        "prefetch,'1',invalid-field",
        "fhirServer,'7',invalid-field",
        "fhirServer,'{}',invalid-field",
        "fhirServer,'\"nonsense\"',invalid-field",
        "fhirServer,'\"file:///etc/passwd\"',invalid-field",
        "fhirServer,'\"ftp://ehr.example.org\"',invalid-field",
        "fhirServer,'\"javascript:alert(1)\"',invalid-field",
        "fhirServer,'\"https://u:p@ehr.example.org\"',invalid-field",
        "fhirAuthorization,'{\"access_token\":\"t\"}',missing-field",
        "fhirAuthorization,'\"t\"',invalid-field"
    })
    void requestFields(String field, String value, String code) throws Exception {
        refused(fixture.call(HookFixture.SIGN, bent(orderSign(), field, value)), 400, code);
    }

    @ParameterizedTest
    @CsvSource({
        "patientId,''",
        "patientId,'null'",
        "patientId,'7'",
        "patientId,'\"\"'",
        "patientId,'{}'",
        "userId,''",
        "userId,'null'",
        "userId,'\"\"'",
        "userId,'\"d1\"'",
        "userId,'\"Device/d1\"'",
        "userId,'\"https://ehr.example.org/Practitioner/d1\"'",
        "draftOrders,''",
        "draftOrders,'null'",
        "draftOrders,'{}'",
        "draftOrders,'[]'",
        "draftOrders,'{\"resourceType\":\"Patient\"}'",
        "selections,''",
        "selections,'null'",
        "selections,'[]'",
        "selections,'\"MedicationRequest/m1\"'",
        "selections,'[7]'",
        "encounterId,'7'",
        "encounterId,'\"Encounter/e1\"'"
    })
    void contextFields(String field, String value) throws Exception {
        ObjectNode request = orderSelect();
        request.set("context", HookFixture.MAPPER.readTree(bent(context(request), field, value)));
        MockHttpServletResponse response = fixture.call(HookFixture.SELECT, request.toString());
        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(HookFixture.text(response)).contains("OperationOutcome");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1&_include=*", "a,b", "../Patient/1", "$everything", "{{context.userId}}", "a?b", "a#b", "a|b", "a b",
                "a\"b", "a'b", "a\u0000b", "a\nb", "a%2Fb", "..", ".", "\u202Ep1", "p\u00e9"
            })
    void idsWithCharactersThatNoIdHas(String id) throws Exception {
        ObjectNode request = orderSign();
        context(request).put("patientId", id);
        refused(fixture.call(HookFixture.SIGN, request.toString()), 400, "invalid-field");
        assertThat(fixture.calls).isEmpty();
    }

    @Test
    void idsOverOurLimit() throws Exception {
        ObjectNode request = orderSign();
        context(request).put("patientId", "x".repeat(513));
        refused(fixture.call(HookFixture.SIGN, request.toString()), 400, "invalid-field");
    }

    static Stream<Consumer<ObjectNode>> otherPatients() {
        String other = "{'resourceType':'Observation','id':'o9','subject':{'reference':'%s'}}";
        return Stream.of(
                request -> prefetch(request).set("patient", HookFixture.json("{'resourceType':'Patient','id':'p2'}")),
                request -> prefetch(request).set("genomics", Requests.searchSet(other.formatted("Patient/p2"))),
                request -> prefetch(request)
                        .set(
                                "genomics",
                                Requests.searchSet(other.formatted("https://ehr.example.org/fhir/Patient/p2"))),
                request ->
                        prefetch(request).set("genomics", Requests.searchSet(other.formatted("Patient/p2/_history/3"))),
                request -> prefetch(request).set("genomics", Requests.searchSet(other.formatted("urn:uuid:nowhere"))),
                request -> prefetch(request).set("unasked", HookFixture.json(other.formatted("Patient/p2"))),
                request -> prefetch(request)
                        .set(
                                "consents",
                                HookFixture.json("{'resourceType':'Consent','patient':{'reference':'Patient/p2'}}")),
                request -> context(request)
                        .set(
                                "draftOrders",
                                Requests.searchSet(
                                        "{'resourceType':'MedicationRequest','id':'m1','subject':{'reference':'Patient/p2'}}")));
    }

    @ParameterizedTest
    @MethodSource("otherPatients")
    void dataOfAnotherPatient(Consumer<ObjectNode> bend) throws Exception {
        ObjectNode request = orderSign();
        bend.accept(request);
        refused(fixture.call(HookFixture.SIGN, request.toString()), 400, "patient-mismatch");
        assertThat(fixture.calls).isEmpty();
    }

    @Test
    void authorizationForAnotherPatient() throws Exception {
        ObjectNode request = orderSign().put("fhirServer", "https://ehr.example.org/fhir");
        request.putObject("fhirAuthorization")
                .put("access_token", "secret-token")
                .put("token_type", "Bearer")
                .put("expires_in", 300)
                .put("scope", "user/Patient.rs (a b)")
                .put("subject", "client")
                .put("patient", "p2");
        MockHttpServletResponse response = fixture.call(HookFixture.SIGN, request.toString());
        refused(response, 400, "patient-mismatch");
        assertThat(HookFixture.text(response)).doesNotContain("secret-token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "precision-pgx", "..%2f", "PRECISION-PGX-ORDER-SIGN"})
    void unknownServices(String id) throws Exception {
        refused(fixture.call(id, orderSign().toString()), 404, "unknown-service");
        refused(fixture.call(id + "/feedback", "{\"feedback\":[]}"), 404, "unknown-service");
        refused(fixture.call(HookFixture.SIGN + "/feedback/" + id, "{}"), 404, "unknown-service");
    }

    @Test
    void otherMethods() throws Exception {
        refused(perform(get("/cds-services/" + HookFixture.SIGN)), 405, "method-not-allowed");
        refused(perform(put("/cds-services/" + HookFixture.SIGN)), 405, "method-not-allowed");
        refused(perform(get("/cds-services/" + HookFixture.SIGN + "/feedback")), 405, "method-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/json;charset=utf-16",
                "nonsense",
                "application/fhir+json"
            })
    void otherContentTypes(String type) throws Exception {
        MockHttpServletRequestBuilder request =
                post("/cds-services/" + HookFixture.SIGN).content(orderSign().toString());
        refused(perform(request.header("Content-Type", type)), 415, "unsupported-media-type");
    }

    @Test
    void noContentTypeAndCompressedBodies() throws Exception {
        refused(perform(post("/cds-services/" + HookFixture.SIGN).content("{}")), 415, "unsupported-media-type");
        refused(
                perform(post("/cds-services/" + HookFixture.SIGN)
                        .contentType("application/json")
                        .header("Content-Encoding", "gzip")
                        .content("{}")),
                415,
                "unsupported-media-type");
    }

    @Test
    void callersThatAreNotKnownGetAnEmptyBody() throws Exception {
        fixture.clients = credentials -> {
            throw new HookError(ErrorCode.UNAUTHENTICATED, "expired");
        };
        MockHttpServletResponse response = fixture.call(HookFixture.SIGN, "{");
        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getHeader("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(response.getContentAsByteArray()).isEmpty();
    }

    @Test
    void failuresOfOursTellNothing() throws Exception {
        fixture.adviser = (access, inquiry, consents, facts) -> {
            throw new IllegalStateException("select secret from patients where name = 'Doe'");
        };
        MockHttpServletResponse response =
                fixture.call(HookFixture.SIGN, orderSign().toString());
        refused(response, 500, "internal");
        assertThat(HookFixture.text(response)).doesNotContain("secret", "Doe", "java", "Exception");
    }

    @Test
    void withoutItsDatabaseTheServerSaysSoAndSendsNoCard() throws Exception {
        fixture.adviser = (access, inquiry, consents, facts) -> {
            throw new CannotGetJdbcConnectionException("jdbc:h2:secret");
        };
        MockHttpServletResponse response =
                fixture.call(HookFixture.SIGN, orderSign().toString());
        refused(response, 503, "unavailable");
        assertThat(HookFixture.text(response)).doesNotContain("secret", "jdbc", "Exception");
    }

    @Test
    void nothingThatWasSentIsEchoed() throws Exception {
        ObjectNode request = orderSign();
        context(request).put("patientId", "<script>p1</script>");
        MockHttpServletResponse response = fixture.call(HookFixture.SIGN, request.toString());
        assertThat(HookFixture.text(response)).doesNotContain("script", "p1", "org.precisionhooks", "at ");
    }

    private MockHttpServletResponse perform(MockHttpServletRequestBuilder request) throws Exception {
        return fixture.mvc().perform(request).andReturn().getResponse();
    }

    private static String bent(ObjectNode object, String field, String value) throws Exception {
        if (value == null || value.isEmpty()) {
            object.remove(field);
        } else {
            object.set(field, HookFixture.MAPPER.readTree(value));
        }
        if (field.equals("fhirAuthorization")) {
            object.put("fhirServer", "https://ehr.example.org/fhir");
        }
        return object.toString();
    }

    private static void refused(MockHttpServletResponse response, int status, String code) throws Exception {
        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(response.getContentType()).isEqualTo("application/json");
        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
        JsonNode body = HookFixture.MAPPER.readTree(HookFixture.text(response));
        assertThat(body.path("resourceType").asText()).isEqualTo("OperationOutcome");
        JsonNode issue = body.path("issue").path(0);
        assertThat(issue.path("severity").asText()).isEqualTo("error");
        assertThat(issue.path("code").asText()).isNotEmpty();
        JsonNode coding = issue.path("details").path("coding").path(0);
        assertThat(coding.path("system").asText()).isEqualTo("https://precisionhooks.org/fhir/CodeSystem/error");
        assertThat(coding.path("code").asText()).isEqualTo(code);
    }
}
