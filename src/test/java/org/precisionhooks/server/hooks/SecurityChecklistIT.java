package org.precisionhooks.server.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionhooks.server.security.TestClient;
import org.precisionhooks.server.security.Tokens;

/** Checklist 29 to 35 (cds-hooks.md 2.6), and that clients at the same time do not mix. */
class SecurityChecklistIT extends EhrIT {

    @TestFactory
    Stream<DynamicTest> items29To32And35NothingIsAnsweredWithoutAFreshTokenForThatAddress() {
        return atEach("tokens", row -> {
            String id = services().get(row.hook()).path("id").asText();
            String body = prefetchedCall(row).json();
            for (String path : List.of(id, id + "/feedback")) {
                String url = "/cds-services/" + path;
                Tokens good = Tokens.of(TestClient.CLINIC, path);
                String other = id.equals("precision-pgx-order-sign")
                        ? "precision-pgx-patient-view"
                        : "precision-pgx-order-sign";
                for (Tokens bad : List.of(
                        good.header("alg", "none").signed(input -> new byte[0]),
                        good.signedByHmac("HS256", TestClient.CLINIC.publicKey()),
                        good.claim("iss", "https://evil.example"),
                        good.without("jti"),
                        good.without("exp"),
                        Tokens.of(TestClient.CLINIC, other),
                        Tokens.forDiscovery(TestClient.CLINIC))) {
                    assertThat(signed(bad, url, body).statusCode()).isEqualTo(401);
                    assertThat(signed(bad, url, body).body()).isEmpty();
                }
                String sent = path.equals(id) ? body : "{\"feedback\": []}";
                assertThat(signed(good, url, sent).statusCode()).isEqualTo(200);
                assertThat(signed(good, url, sent).statusCode()).as("used once").isEqualTo(401);
            }
            assertThat(post("/cds-services/" + id, body).statusCode()).isEqualTo(401);
        });
    }

    @TestFactory
    Stream<DynamicTest> item34PreflightNeedsNoToken() {
        return atEach("preflight", row -> {
            String id = services().get(row.hook()).path("id").asText();
            for (String path : List.of("/cds-services", "/cds-services/" + id, "/cds-services/" + id + "/feedback")) {
                HttpResponse<String> answer = send(request(path)
                        .header("Origin", "https://sandbox.cds-hooks.org")
                        .header("Access-Control-Request-Method", path.endsWith("services") ? "GET" : "POST")
                        .header("Access-Control-Request-Headers", "authorization,content-type")
                        .method("OPTIONS", BodyPublishers.noBody()));
                assertThat(answer.statusCode()).isIn(200, 204);
                assertThat(answer.headers().allValues("Access-Control-Allow-Origin"))
                        .containsExactly("https://sandbox.cds-hooks.org");
            }
        });
    }

    /** Threat 34. */
    @Test
    void clientThatAsksAboutOnePatientWithoutEndWaitsAndNobodyElse() {
        HookBody call = prefetchedCall(ServedHook.SIGN);
        for (int i = 0; i < CALLS_ABOUT_A_PATIENT; i++) {
            answered(call(TestClient.CLINIC, call));
        }
        HttpResponse<String> refused = call(TestClient.CLINIC, call);

        HookIT.assertRefused(refused, 429, "too-many-requests");
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 60L);
        answered(call(TestClient.EPIC, call));
        answered(call(TestClient.CLINIC, prefetchedCall(ServedHook.SIGN)));
    }

    static Stream<TestClient> clients() {
        return PROFILES.keySet().stream();
    }

    /** A drug is picked, the advice is overridden, the order is signed: it is said again unless a reason was given. */
    @ParameterizedTest
    @MethodSource("clients")
    void adviceThatWasOverriddenIsNotRepeatedAtSigningWhereAReasonWasGiven(TestClient client) {
        String reason = """
                , "overrideReason": {"reason": {"system": "http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes",
                  "code": "prefers-alternative"}}""";
        assertThat(saidAtSigning(client, "demo-fluorouracil-dpyd", reason)).isEmpty();
        assertThat(saidAtSigning(client, "demo-fluorouracil-dpyd", "")).hasSize(1);
        assertThat(saidAtSigning(client, "demo-clopidogrel-poor", reason)).isEmpty();
        assertThat(saidAtSigning(client, "demo-clopidogrel-poor", "")).hasSize(1);
    }

    private List<String> saidAtSigning(TestClient client, String example, String reason) {
        String patient = newPatient();
        FHIR.holding(ServedHook.SIGN.with(example).record(patient));
        JsonNode card = json(answered(
                        call(client, prefetched(ServedHook.SELECT.with(example).call(patient)))))
                .at("/cards/0");
        String overridden = """
                {"feedback": [{"card": "%s", "outcome": "overridden", "outcomeTimestamp": "2026-11-24T09:30:00Z"%s}]}""".formatted(card.path("uuid").asText(), reason);
        assertThat(feedback(client, "order-select", overridden).statusCode()).isEqualTo(200);
        return json(answered(call(
                        client,
                        prefetched(ServedHook.SIGN.with(example).call(patient).byWhoPicked()))))
                .path("cards")
                .findValuesAsText("summary");
    }

    @Test
    void eightClientsAtOnceNeverSeeEachOthersPatients() throws Exception {
        ServedHook row = ServedHook.SIGN;
        List<TestClient> clients = PROFILES.keySet().stream().toList();
        List<HookBody> calls =
                Stream.generate(() -> row.call(newPatient())).limit(160).toList();
        FHIR.holding(calls.stream()
                .flatMap(call -> row.record(call.patient()).stream())
                .toList());
        Map<String, String> services = Map.of("order-sign", "precision-pgx-order-sign");
        Set<String> uuids = ConcurrentHashMap.newKeySet();
        ExecutorService eight = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> answers = new ArrayList<>();
            for (int i = 0; i < calls.size(); i++) {
                HookBody call = calls.get(i);
                TestClient client = clients.get(i % clients.size());
                String id = services.get(call.hook());
                answers.add(eight.submit(() -> {
                    HttpResponse<String> answer = answered(signed(
                            Tokens.of(client, id),
                            "/cds-services/" + id,
                            authorized(call).json()));
                    assertThat(answer.body()).contains("Avoid clopidogrel", call.patient());
                    assertThat(answer.body().replace(call.patient(), "")).doesNotContain("edge-");
                    json(answer)
                            .findValuesAsText("uuid")
                            .forEach(uuid -> assertThat(uuids.add(uuid)).isTrue());
                }));
            }
            for (Future<?> answer : answers) {
                answer.get();
            }
        } finally {
            eight.shutdownNow();
        }
        assertThat(uuids).isNotEmpty().allMatch(uuid -> UUID.fromString(uuid).version() == 4);
    }
}
