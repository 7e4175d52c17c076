package org.precisionhooks.server.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionhooks.server.smart.AccessTokenTableIT.assertUnauthorized;
import static org.precisionhooks.server.smart.TestAuthorization.HOSPITAL;
import static org.precisionhooks.server.smart.TestAuthorization.NARROW;
import static org.precisionhooks.server.smart.TestAuthorization.PORTAL;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.fhir.source.remote.CanaryServer;
import org.precisionhooks.server.security.FailedAttempts;
import org.precisionhooks.server.security.SecuredIT;
import org.precisionhooks.server.security.TestClient;
import org.precisionhooks.server.security.Tokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.FilterRegistrationBean;

/** Who is let in on the FHIR API (threats 12, 13, 28 and 29). */
class FhirAuthenticationIT extends SecuredIT {

    private static final String ADVICE = "Patient/demo-clopidogrel-poor/$precision-recommendations"
            + "?drug=http://www.nlm.nih.gov/research/umls/rxnorm%7C32968";

    @Autowired
    private List<FilterRegistrationBean<?>> filters;

    /** Threat 34: both edges, and before whatever refuses. */
    @Test
    void failuresAreCountedBeforeCallersAreRefused() {
        assertThat(filters)
                .filteredOn(filter -> filter.getFilter() instanceof FailedAttempts)
                .flatExtracting(FilterRegistrationBean::getUrlPatterns)
                .containsExactlyInAnyOrder("/fhir", "/fhir/*", "/cds-services", "/cds-services/*");
        assertThat(filters)
                .filteredOn(filter -> filter.getFilter() instanceof KnownCallers)
                .singleElement()
                .satisfies(known -> assertThat(filters)
                        .filteredOn(filter -> filter.getFilter() instanceof FailedAttempts)
                        .allMatch(failures -> failures.getOrder() < known.getOrder()));
    }

    /** Unknown, malformed or large: nothing is understood before it is known who asks. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/Patient",
                "/Patient/demo-clopidogrel-poor",
                "/Patient/none",
                "/Nonsense",
                "/$nonsense",
                "/$knowledge",
                "?_getpages=x",
                "/metadata/",
                "/metadata/x",
                "//metadata",
                "/Patient/..;/metadata",
                "/Patient/%2e%2e/metadata",
                "/metadata;x=1",
                "/metadata/..;/Patient",
                "/.well-known",
                "/.well-known/smart-configuration/x"
            })
    void everythingElseIsClosed(String path) {
        assertUnauthorized(get("/fhir" + path));
        assertUnauthorized(put("/fhir" + path, "{not json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void whatIsOpenIsOpenToReadersOnly(String method) {
        assertUnauthorized(send(request("/fhir/metadata").method(method, BodyPublishers.noBody())));
    }

    @Test
    void cookieOpensNothing() {
        assertUnauthorized(send(request("/fhir/$knowledge")
                .header("Cookie", "JSESSIONID=1; token=" + token())
                .GET()));
        assertUnauthorized(get("/fhir/$knowledge?access_token=" + token()));
        assertThat(fhir("$knowledge", HOSPITAL.clinician("user/*.rs")).headers().map())
                .doesNotContainKeys("set-cookie");
    }

    private static String token() {
        return HOSPITAL.clinician("user/*.rs").text();
    }

    @Test
    void accessTokenIsNoTokenOfTheHooks() {
        Tokens access = HOSPITAL.clinician("user/*.rs");

        assertThat(fhir("$knowledge", access).statusCode()).isEqualTo(200);
        assertThat(hook(VIEW, access.bearer(), VIEW_CALL).statusCode()).isEqualTo(401);
        assertThat(hook(VIEW, access.claim("iss", TestClient.CLINIC.issuer()).bearer(), VIEW_CALL)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void clientThatCallsTooOftenWaits() {
        for (int i = 0; i < 3; i++) {
            assertThat(fhir("$knowledge", NARROW.clinician("user/*.rs")).statusCode())
                    .isEqualTo(200);
        }
        HttpResponse<String> refused = fhir("$knowledge", NARROW.clinician("user/*.rs"));

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 60L);
        assertThat(json(refused).at("/issue/0/code").asText()).isEqualTo("throttled");
        assertThat(fhir("$knowledge", HOSPITAL.clinician("user/*.rs")).statusCode())
                .as("a client of the same id elsewhere")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"pm-owner, 200", "pm-privacy, 403", "owner, 403", "'', 403"})
    void ownerIsWhoIsMappedToIt(String role, int status) {
        Tokens token = HOSPITAL.clinician("user/*.rs").claim("realm_access", Map.of("roles", List.of(role)));

        assertThat(fhir("$card-report", token).statusCode()).isEqualTo(status);
        assertThat(fhir(
                                "$card-report",
                                PORTAL.patient("p1", "patient/*.rs")
                                        .claim("realm_access", Map.of("roles", List.of(role))))
                        .statusCode())
                .as("a patient in person, whatever the token says")
                .isEqualTo(403);
    }

    @Test
    void adviceIsForThePatientOfTheToken() {
        Tokens bound = HOSPITAL.clinician("patient/*.rs").claim("patient", "demo-clopidogrel-poor");
        HttpResponse<String> other = fhir("Patient/$precision-recommendations?patient=demo-abacavir-hla", bound);
        HttpResponse<String> absent = fhir("Patient/$precision-recommendations?patient=none", bound);

        assertThat(fhir(ADVICE, bound).statusCode()).isEqualTo(200);
        assertThat(fhir(ADVICE, bound).body()).contains("GuidanceResponse");
        assertThat(fhir(ADVICE, HOSPITAL.clinician("user/*.rs")).statusCode()).isEqualTo(200);
        assertThat(other.statusCode()).isEqualTo(404);
        assertThat(other.body().replace("demo-abacavir-hla", "none")).isEqualTo(absent.body());
        assertThat(fhir("Patient/demo-abacavir-hla/$precision-recommendations", bound)
                        .statusCode())
                .isEqualTo(
                        fhir("Patient/none/$precision-recommendations", bound).statusCode())
                .isEqualTo(404);
    }

    @Test
    void adviceNeedsTheScopesOfAllThatItIsMadeOf() {
        assertThat(fhir(ADVICE, HOSPITAL.clinician("user/Patient.rs user/Observation.rs"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(fhir(ADVICE, HOSPITAL.clinician("openid")).statusCode()).isEqualTo(403);
        assertThat(fhir(ADVICE, HOSPITAL.clinician("user/*.rs?status=final")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void capabilityStatementSaysWhatIsEnforced() {
        JsonNode security = json(get("/fhir/metadata")).at("/rest/0/security");

        assertThat(security.at("/service/0/coding/0/code").asText()).isEqualTo("SMART-on-FHIR");
        assertThat(security.path("cors").asBoolean()).isTrue();
        assertThat(security.toString())
                .contains("https://hospital.example.org/token")
                .contains("https://hospital.example.org/authorize");
    }

    @Test
    void appsFindTheAuthorizationServer() {
        HttpResponse<String> found = get("/fhir/.well-known/smart-configuration");
        JsonNode told = json(found);

        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(told.path("token_endpoint").asText()).isEqualTo("https://hospital.example.org/token");
        assertThat(told.path("authorization_endpoint").asText()).isEqualTo("https://hospital.example.org/authorize");
        assertThat(told.path("grant_types_supported")).hasSize(1);
        assertThat(told.path("code_challenge_methods_supported").get(0).asText())
                .isEqualTo("S256");
        assertThat(told.path("capabilities"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder(
                        "permission-patient",
                        "permission-user",
                        "permission-v1",
                        "permission-v2",
                        "launch-standalone",
                        "client-public");
        assertThat(told.has("introspection_endpoint")).isFalse();
    }

    /** Threat 28. */
    @ParameterizedTest
    @CsvSource({"https://app.example.org, true", "https://evil.example, false", "https://clinic.example.org, false"})
    void pagesOfRegisteredOriginsMayRead(String origin, boolean allowed) {
        for (String path : List.of("/fhir/metadata", "/fhir/.well-known/smart-configuration", "/fhir/Patient")) {
            HttpResponse<String> answer =
                    send(request(path).header("Origin", origin).GET());

            assertThat(answer.headers().allValues("Access-Control-Allow-Origin"))
                    .isEqualTo(allowed ? List.of(origin) : List.of());
            assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-credentials");
        }
    }

    @Test
    void addressInAHeaderIsNeverCalled() throws IOException {
        try (CanaryServer canary = new CanaryServer()) {
            String address = canary.base() + "/keys";
            for (String name : List.of("jku", "x5u")) {
                Tokens token = HOSPITAL.clinician("user/*.rs").header(name, address);
                fhir("$knowledge", token);
                assertUnauthorized(fhir("$knowledge", token.header("kid", "unknown")));
            }
            assertThat(canary.connections()).isZero();
        }
    }

    /** Threat 10. */
    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void tokenIsInNoLogAndNoAnswer(CapturedOutput log) {
        String canary = "canary-5be2";
        Tokens legal = HOSPITAL.clinician("user/*.rs").claim("canary", canary);
        List<String> tokens = List.of(
                legal.text(),
                legal.claim("iss", "https://" + canary + ".example").text(),
                legal.claim("aud", canary).text(),
                legal.claim("client_id", canary).text(),
                legal.claim("fhirUser", canary).text(),
                legal.claim("patient", canary + "/").text(),
                legal.claim("scope", 7).text(),
                legal.header("kid", canary).text());
        for (String token : tokens) {
            HttpResponse<String> answer = send(request("/fhir/$knowledge")
                    .header("Authorization", "Bearer " + token)
                    .GET());
            assertThat(answer.body() + answer.headers().map())
                    .doesNotContain(canary)
                    .doesNotContain(token);
        }
        assertThat(log.getAll()).contains("An access token was refused").doesNotContain(canary);
        assertThat(tokens).allSatisfy(token -> assertThat(log.getAll()).doesNotContain(token.split("\\.")));
    }
}
