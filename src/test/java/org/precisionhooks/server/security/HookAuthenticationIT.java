package org.precisionhooks.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.precisionhooks.server.security.TestClient.CLINIC;
import static org.precisionhooks.server.security.TestClient.SANDBOX;
import static org.precisionhooks.server.security.TestClient.SLOW;
import static org.precisionhooks.server.security.TestClient.VIEWER;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.cdshooks.client.Credentials;
import org.precisionhooks.cdshooks.client.Credentials.Endpoint;
import org.precisionhooks.cdshooks.client.HookClients;
import org.precisionhooks.cdshooks.hook.ErrorCode;
import org.precisionhooks.cdshooks.hook.HookError;
import org.precisionhooks.fhir.source.remote.CanaryServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is asked of whom, and when (cds-hooks.md sections 9 and 10, threats 3, 5, 12 and 34). */
class HookAuthenticationIT extends SecuredIT {

    private static final String FEEDBACK = "{\"feedback\": []}";

    @Autowired
    private RegisteredClients registered;

    @Autowired
    private JdbcTemplate jdbc;

    @ParameterizedTest
    @ValueSource(strings = {VIEW, SIGN, VIEW + "/feedback"})
    void nobodyIsAnsweredWithoutAToken(String path) {
        TokenTableIT.assertUnauthorized(send(hookRequest(path, VIEW_CALL)));
    }

    @Test
    void cookiesAreNoCredential() {
        TokenTableIT.assertUnauthorized(send(hookRequest(VIEW, VIEW_CALL).header("Cookie", "JSESSIONID=1")));
    }

    @Test
    void clientGetsItsCards() {
        HttpResponse<String> answer = hook(SIGN, Tokens.of(CLINIC, SIGN).bearer(), SIGN_CALL);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).at("/cards/0/summary").asText()).contains("Avoid clopidogrel");
        assertThat(answer.headers().map()).doesNotContainKeys("etag", "set-cookie", "server", "x-powered-by");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    }

    @Test
    void hostHeaderMakesNoAudience() throws IOException {
        String token = Tokens.of(CLINIC, VIEW)
                .claim("aud", "https://evil.example/cds-services/" + VIEW)
                .bearer();
        String answer = raw(
                "POST /cds-services/" + VIEW + " HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n"
                        + "X-Forwarded-Proto: https\r\nContent-Type: application/json\r\nConnection: close\r\nAuthorization: "
                        + token
                        + "\r\nContent-Length: " + VIEW_CALL.length() + "\r\n\r\n" + VIEW_CALL);

        assertThat(answer).startsWith("HTTP/1.1 401");
    }

    @Test
    void callerIsRefusedBeforeTheBodyIsRead() throws IOException {
        String answer = raw("POST /cds-services/" + VIEW + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nAuthorization: Bearer a.b.c\r\nContent-Length: 5000\r\n\r\n{");

        assertThat(answer).startsWith("HTTP/1.1 401");
    }

    @Test
    void tokenOfTwentyThousandCharactersIsRefused() {
        String token = Tokens.of(CLINIC, VIEW).claim("x", "y".repeat(15_000)).bearer();

        assertThat(token).hasSizeGreaterThan(20_000);
        assertThat(hook(VIEW, token, VIEW_CALL).statusCode()).isIn(400, 401, 431);
        assertThat(view(CLINIC).statusCode()).isEqualTo(200);
    }

    @Test
    void twoHeadersAreNoCredential() {
        String token = Tokens.of(CLINIC, VIEW).bearer();

        TokenTableIT.assertUnauthorized(send(
                hookRequest(VIEW, VIEW_CALL).header("Authorization", token).header("Authorization", "Basic eDp5")));
        assertThat(hook(VIEW, token, VIEW_CALL).statusCode()).isEqualTo(200);
    }

    @Test
    void discoveryIsReadableByAll() {
        assertThat(get("/cds-services").statusCode()).isEqualTo(200);
    }

    @Test
    void tokenThatIsPresentedAtDiscoveryIsVerified() {
        String legal = Tokens.forDiscovery(CLINIC).bearer();

        assertThat(discover(legal).statusCode()).isEqualTo(200);
        TokenTableIT.assertUnauthorized(discover(legal));
        TokenTableIT.assertUnauthorized(discover(Tokens.of(CLINIC, VIEW).bearer()));
        TokenTableIT.assertUnauthorized(discover("Bearer a.b.c"));
    }

    @Test
    void feedbackIsForItsOwnAddressOrThatOfTheService() {
        assertThat(feedback(Tokens.forFeedback(CLINIC, VIEW)).statusCode()).isEqualTo(200);
        assertThat(feedback(Tokens.of(CLINIC, VIEW)).statusCode()).isEqualTo(200);
        TokenTableIT.assertUnauthorized(feedback(Tokens.of(CLINIC, SIGN)));
        TokenTableIT.assertUnauthorized(feedback(Tokens.forFeedback(CLINIC, SIGN)));
        TokenTableIT.assertUnauthorized(feedback(Tokens.forDiscovery(CLINIC)));
    }

    @Test
    void secondUseIsRefused() {
        String token = Tokens.of(SANDBOX, VIEW).bearer();

        assertThat(hook(VIEW, token, VIEW_CALL).statusCode()).isEqualTo(200);
        TokenTableIT.assertUnauthorized(hook(VIEW, token, VIEW_CALL));
    }

    @Test
    void secondUseIsRefusedThoughItIsSignedAnew() {
        Tokens token = Tokens.of(SANDBOX, VIEW);
        String first = token.bearer();
        String second = token.bearer();

        assertThat(second).as("ECDSA signs differently each time").isNotEqualTo(first);
        assertThat(hook(VIEW, first, VIEW_CALL).statusCode()).isEqualTo(200);
        TokenTableIT.assertUnauthorized(hook(VIEW, second, VIEW_CALL));
    }

    @Test
    void secondUseOnAnotherNodeIsRefused() {
        HookClients otherNode = otherNode();
        String token = Tokens.of(CLINIC, VIEW).bearer();

        assertThat(hook(VIEW, token, VIEW_CALL).statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> otherNode.identify(call(token)))
                .isInstanceOfSatisfying(
                        HookError.class, error -> assertThat(error.code()).isEqualTo(ErrorCode.UNAUTHENTICATED));
        assertThat(otherNode.identify(call(Tokens.of(CLINIC, VIEW).bearer())).client())
                .isEqualTo("clinic");
    }

    @Test
    void twoClientsMayNameTheirTokensAlike() {
        String id = "the-same-" + System.nanoTime();

        assertThat(hook(VIEW, Tokens.of(CLINIC, VIEW).claim("jti", id).bearer(), VIEW_CALL)
                        .statusCode())
                .isEqualTo(200);
        assertThat(hook(VIEW, Tokens.of(SANDBOX, VIEW).claim("jti", id).bearer(), VIEW_CALL)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void tokenIsNotAcceptedWhenNobodyCanTellWhetherItWasUsed() {
        jdbc.execute("alter table ph_token rename to ph_token_away");
        try {
            HttpResponse<String> answer = view(CLINIC);

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(json(answer).at("/issue/0/details/coding/0/code").asText())
                    .isEqualTo("unavailable");
        } finally {
            jdbc.execute("alter table ph_token_away rename to ph_token");
        }
        assertThat(view(CLINIC).statusCode()).isEqualTo(200);
    }

    @Test
    void clientMayCallItsServicesOnly() {
        HttpResponse<String> refused = hook(SIGN, Tokens.of(VIEWER, SIGN).bearer(), VIEW_CALL);

        assertThat(view(VIEWER).statusCode()).isEqualTo(200);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(json(refused).at("/issue/0/details/coding/0/code").asText()).isEqualTo("forbidden");
    }

    @Test
    void clientThatCallsTooOftenWaits() {
        for (int i = 0; i < 3; i++) {
            assertThat(view(SLOW).statusCode()).isEqualTo(200);
        }
        String token = Tokens.of(SLOW, VIEW).bearer();
        HttpResponse<String> refused = hook(VIEW, token, VIEW_CALL);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 60L);
        assertThat(json(refused).at("/issue/0/code").asText()).isEqualTo("throttled");
        assertThat(json(refused).at("/issue/0/details/coding/0/code").asText()).isEqualTo("too-many-requests");
        assertThat(view(CLINIC).statusCode()).as("another client").isEqualTo(200);
        assertThat(otherNode().identify(call(token)).client())
                .as("its token is not used up")
                .isEqualTo("slow");
    }

    @ParameterizedTest
    @CsvSource({"jku, false", "x5u, true"})
    void addressInAHeaderIsNeverCalled(String name, boolean refused) throws IOException {
        try (CanaryServer canary = new CanaryServer()) {
            String address = canary.base() + "/keys";
            Tokens token = Tokens.of(CLINIC, VIEW).header(name, address);

            assertThat(hook(VIEW, token.bearer(), VIEW_CALL).statusCode()).isEqualTo(refused ? 401 : 200);
            TokenTableIT.assertUnauthorized(hook(
                    VIEW,
                    Tokens.of(CLINIC, VIEW)
                            .header(name, address)
                            .header("kid", "unknown")
                            .bearer(),
                    VIEW_CALL));
            assertThat(canary.connections()).isZero();
        }
    }

    @Test
    void fhirApiIsClosedButForItsDescription() {
        assertThat(get("/fhir/metadata").statusCode()).isEqualTo(200);
        assertThat(get("/fhir/Patient/demo-clopidogrel-poor").statusCode()).isEqualTo(401);
        assertThat(get("/fhir/Patient/none").statusCode()).isEqualTo(401);
        assertThat(get("/fhir/Patient").statusCode()).isEqualTo(401);
        assertThat(get("/fhir/$knowledge").statusCode()).isEqualTo(401);
        assertThat(get("/fhir?_getpages=x").statusCode()).isEqualTo(401);
        assertThat(post("/fhir", "{\"resourceType\":\"Bundle\",\"type\":\"transaction\"}")
                        .statusCode())
                .isEqualTo(401);
        assertThat(put("/fhir/Patient/p1", "{\"resourceType\":\"Patient\",\"id\":\"p1\"}")
                        .statusCode())
                .isEqualTo(401);
    }

    private HookClients otherNode() {
        return new TokenClients(
                registered, new KeySources(), new JdbcUsedTokens(jdbc, Clock.systemUTC()), Clock.systemUTC());
    }

    private HttpResponse<String> discover(String authorization) {
        return send(
                request("/cds-services").header("Authorization", authorization).GET());
    }

    private HttpResponse<String> feedback(Tokens token) {
        return hook(VIEW + "/feedback", token.bearer(), FEEDBACK);
    }

    private static Credentials call(String authorization) {
        return new Credentials(Optional.of(authorization), Endpoint.SERVICE, VIEW);
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(uri("/").getHost(), uri("/").getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] start = socket.getInputStream().readNBytes(12);
            return new String(start, StandardCharsets.US_ASCII);
        }
    }
}
