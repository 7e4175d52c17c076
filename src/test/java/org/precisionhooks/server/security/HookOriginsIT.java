package org.precisionhooks.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionhooks.server.security.TestClient.CLINIC;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls by browsers (cds-hooks.md section 10, threat 28). */
class HookOriginsIT extends SecuredIT {

    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    private static final String CLINIC_PAGE = "https://clinic.example.org";

    @ParameterizedTest
    @CsvSource({
        "/cds-services, GET, https://clinic.example.org",
        "/cds-services/precision-pgx-order-sign, POST, https://clinic.example.org",
        "/cds-services/precision-pgx-order-sign/feedback, POST, https://clinic.example.org",
        "/cds-services/precision-pgx-order-sign, POST, https://sandbox.cds-hooks.org"
    })
    void preflightOfARegisteredOriginNeedsNoToken(String path, String method, String origin) {
        HttpResponse<String> answer = preflight(path, method, origin, "authorization,content-type");

        assertThat(answer.statusCode()).isIn(200, 204);
        assertThat(answer.headers().allValues(ALLOW_ORIGIN)).containsExactly(origin);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods"))
                .hasValueSatisfying(methods -> assertThat(methods).contains(method));
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers"))
                .hasValueSatisfying(headers -> assertThat(headers)
                        .containsIgnoringCase("authorization")
                        .containsIgnoringCase("content-type"));
        assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-credentials");
        assertThat(String.join(",", answer.headers().allValues("Vary"))).contains("Origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "null",
                "https://clinic.example.org.evil.example",
                "https://evil-clinic.example.org",
                "http://clinic.example.org",
                "https://clinic.example.org:8443",
                "http://localhost:3000"
            })
    void otherOriginIsNotAllowed(String origin) {
        HttpResponse<String> preflight = preflight("/cds-services/" + VIEW, "POST", origin, "authorization");
        HttpResponse<String> call = call(VIEW, origin, Tokens.of(CLINIC, VIEW).bearer(), VIEW_CALL);

        assertThat(preflight.statusCode()).isEqualTo(403);
        assertThat(json(preflight).path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(preflight.headers().firstValue(ALLOW_ORIGIN)).isEmpty();
        assertThat(call.headers().firstValue(ALLOW_ORIGIN)).isEmpty();
        assertThat(String.join(",", call.headers().allValues("Vary"))).contains("Origin");
    }

    @ParameterizedTest
    @CsvSource({"DELETE, authorization", "POST, x-evil"})
    void otherMethodOrHeaderIsNotAllowed(String method, String header) {
        HttpResponse<String> answer = preflight("/cds-services/" + VIEW, method, CLINIC_PAGE, header);

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void answersAndErrorsCanBeReadByThePage() {
        assertReadable(200, call(VIEW, CLINIC_PAGE, Tokens.of(CLINIC, VIEW).bearer(), VIEW_CALL));
        assertReadable(400, call(VIEW, CLINIC_PAGE, Tokens.of(CLINIC, VIEW).bearer(), "{"));
        assertReadable(401, call(VIEW, CLINIC_PAGE, "Bearer a.b.c", VIEW_CALL));
        assertReadable(404, call("none", CLINIC_PAGE, Tokens.of(CLINIC, "none").bearer(), VIEW_CALL));
        assertReadable(
                413, call(VIEW, CLINIC_PAGE, Tokens.of(CLINIC, VIEW).bearer(), " ".repeat(10 * 1024 * 1024 + 1)));
        assertReadable(
                200, send(request("/cds-services").header("Origin", CLINIC_PAGE).GET()));
    }

    @Test
    void fhirApiIsNotConcerned() {
        HttpResponse<String> answer =
                send(request("/fhir/metadata").header("Origin", CLINIC_PAGE).GET());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue(ALLOW_ORIGIN)).isEmpty();
    }

    private static void assertReadable(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().allValues(ALLOW_ORIGIN)).containsExactly(CLINIC_PAGE);
        assertThat(answer.headers().map())
                .doesNotContainKeys("access-control-allow-credentials", "etag", "set-cookie", "server");
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
    }

    private HttpResponse<String> preflight(String path, String method, String origin, String headers) {
        return send(request(path)
                .header("Origin", origin)
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", headers)
                .method("OPTIONS", BodyPublishers.noBody()));
    }

    private HttpResponse<String> call(String path, String origin, String authorization, String body) {
        return send(hookRequest(path, body).header("Origin", origin).header("Authorization", authorization));
    }
}
