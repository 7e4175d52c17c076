package org.precisionhooks.server.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.precisionhooks.server.PrecisionHooksApplication;
import org.precisionhooks.server.ServerIT;
import org.precisionhooks.server.security.TestClient;
import org.precisionhooks.server.security.Tokens;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A test that stands where an EHR stands: outside. It knows the discovery document, signs its calls, has a FHIR server that
 * may be called back, and applies the cards that its profile says. Each client has another dialect.
 */
@SpringBootTest(
        classes = PrecisionHooksApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:ehr;DB_CLOSE_DELAY=-1",
            "precision-hooks.demo=false",
            "precision-hooks.security.mode=authenticated",
            "precision-hooks.public-url=https://cds.example.org",
            "precision-hooks.callback.private-hosts=127.0.0.1",
            "precision-hooks.limits.patient-rate=" + EhrIT.CALLS_ABOUT_A_PATIENT
        })
@ActiveProfiles({"dev", "test"})
abstract class EhrIT extends ServerIT {

    static final int CALLS_ABOUT_A_PATIENT = 30;

    /** The dialect of each client. */
    static final Map<TestClient, String> PROFILES = Map.of(
            TestClient.CLINIC, "default",
            TestClient.EPIC, "epic",
            TestClient.SANDBOX, "sandbox",
            TestClient.NORTH, "crd",
            TestClient.SOUTH, "cerner");

    /** The access token that the EHR hands out with each call. */
    static final String ACCESS_TOKEN = "canary.access-token-7~/+==";

    /** The FHIR server of all clients, and one that none of them has registered. */
    static final Ehr FHIR = new Ehr(List.of());

    static final Ehr FOREIGN = new Ehr(List.of());

    private static final AtomicInteger PATIENTS = new AtomicInteger();

    @DynamicPropertySource
    static void clients(DynamicPropertyRegistry properties) throws IOException {
        Path folder = Files.createTempDirectory("jwks");
        folder.toFile().deleteOnExit();
        PROFILES.forEach((client, profile) -> {
            String prefix = "precision-hooks.clients." + client.id() + ".";
            client.register(folder, (name, value) -> properties.add(name, () -> value));
            properties.add(prefix + "profile", () -> profile);
            properties.add(prefix + "fhir-servers", () -> FHIR.server.base().toString());
        });
    }

    @BeforeEach
    void nothingIsOnFileYet() {
        FHIR.holding(List.of());
        FOREIGN.holding(List.of());
    }

    /** A test at every service. */
    static Stream<DynamicTest> atEach(String sentence, ServiceTest test) {
        return ServedHook.ALL.stream()
                .map(row -> DynamicTest.dynamicTest(row.hook() + ": " + sentence, () -> test.check(row)));
    }

    /** What is checked of one service. */
    interface ServiceTest {
        void check(ServedHook row) throws Exception;
    }

    /** A call of the row's case for a new patient, whose record the EHR keeps and sends along. */
    final HookBody prefetchedCall(ServedHook row) {
        String patient = newPatient();
        FHIR.holding(row.record(patient));
        return prefetched(row.call(patient));
    }

    static HttpResponse<String> answered(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    /** An id that no other call has used. */
    static String newPatient() {
        return "edge-" + PATIENTS.incrementAndGet() + "-end";
    }

    /** The services by their hook, as discovery tells them. */
    final Map<String, JsonNode> services() {
        return StreamSupport.stream(json(get("/cds-services")).path("services").spliterator(), false)
                .filter(service -> service.path("id").asText().startsWith("precision-pgx-"))
                .collect(Collectors.toMap(service -> service.path("hook").asText(), service -> service));
    }

    /** A signed call. */
    final HttpResponse<String> call(TestClient client, HookBody body) {
        return call(client, body.hook(), body.json());
    }

    final HttpResponse<String> call(TestClient client, String hook, String body) {
        String service = services().get(hook).path("id").asText();
        return signed(Tokens.of(client, service), "/cds-services/" + service, body);
    }

    final HttpResponse<String> feedback(TestClient client, String hook, String body) {
        String service = services().get(hook).path("id").asText();
        return signed(Tokens.forFeedback(client, service), "/cds-services/" + service + "/feedback", body);
    }

    final HttpResponse<String> signed(Tokens token, String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Authorization", token.bearer())
                .POST(BodyPublishers.ofString(body)));
    }

    /** The call with all that the service asks for in discovery, run on the EHR's own server first. */
    final HookBody prefetched(HookBody call) {
        services().get(call.hook()).path("prefetch").fields().forEachRemaining(template -> {
            JsonNode found = FHIR.get(template.getValue().asText().replace("{{context.patientId}}", call.patient()));
            call.prefetch().set(template.getKey(), found);
        });
        FHIR.server.requests().clear();
        return call;
    }

    /** The call with leave to read from the EHR's server. */
    static HookBody authorized(HookBody call) {
        return authorized(call, FHIR);
    }

    static HookBody authorized(HookBody call, Ehr server) {
        call.root().put("fhirServer", server.server.base().toString());
        call.root()
                .putObject("fhirAuthorization")
                .put("access_token", ACCESS_TOKEN)
                .put("token_type", "Bearer")
                .put("expires_in", 300)
                .put("scope", "user/*.rs (all of it)")
                .put("subject", "precision-hooks");
        return call;
    }
}
