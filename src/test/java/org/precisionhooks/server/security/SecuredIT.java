package org.precisionhooks.server.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.precisionhooks.server.PrecisionHooksApplication;
import org.precisionhooks.server.ServerIT;
import org.precisionhooks.server.smart.TestAuthorization;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A test against a server that asks its callers who they are: the clients of {@link TestClient} on the hooks, those of
 * {@link TestAuthorization} on the FHIR API. All such tests share one server,
 * beside the open one of {@link ServerIT}; it has the demo patients and a database of its own.
 */
@SpringBootTest(
        classes = PrecisionHooksApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:secured;DB_CLOSE_DELAY=-1",
            "precision-hooks.public-url=https://cds.example.org",
            // Tests fail to prove who they are a thousand times.
            "precision-hooks.limits.failed-attempts=1000000"
        })
@ActiveProfiles(value = "test", inheritProfiles = false)
public abstract class SecuredIT extends ServerIT {

    protected static final String SIGN = "precision-pgx-order-sign";
    protected static final String VIEW = "precision-pgx-patient-view";

    /** A valid call of {@link #VIEW}. */
    protected static final String VIEW_CALL = """
            {"hook": "patient-view", "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
             "context": {"userId": "Practitioner/d1", "patientId": "demo-clopidogrel-poor"}}""";

    /** A valid call of {@link #SIGN}, which is answered with one card. */
    protected static final String SIGN_CALL = """
            {"hook": "order-sign", "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
             "context": {"userId": "Practitioner/d1", "patientId": "demo-clopidogrel-poor", "draftOrders":
               {"resourceType": "Bundle", "entry": [{"resource": {"resourceType": "MedicationRequest", "id": "o1",
                 "status": "draft", "intent": "order", "subject": {"reference": "Patient/demo-clopidogrel-poor"},
                 "medicationCodeableConcept": {"coding": [
                   {"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "32968"}]}}}]}}}""";

    @DynamicPropertySource
    static void clients(DynamicPropertyRegistry properties) throws IOException {
        Path folder = Files.createTempDirectory("jwks");
        folder.toFile().deleteOnExit();
        properties.add("precision-hooks.knowledge.directory", () -> tenants().toString());
        for (TestClient client : TestClient.values()) {
            client.register(folder, (name, value) -> properties.add(name, () -> value));
        }
        for (TestAuthorization server : TestAuthorization.values()) {
            server.register(folder, (name, value) -> properties.add(name, () -> value));
        }
    }

    /** A site whose tenant {@code north} lets its emergency physicians override, twice a day. */
    private static Path tenants() {
        try {
            Path site = Files.createTempDirectory("site");
            Files.createDirectory(site.resolve("consent"));
            Files.writeString(site.resolve("consent/tenants.tsv"), """
                    # source: test
                    # version: 1
                    # retrieved: 2026-11-27
                    # url: https://hospital.example
                    # license: CC0-1.0
                    # mode: extend
                    tenant\tpolicy\tauthority\tnotice\tsignedOff\tbreakGlassRoles\tbreakGlassReviewers\tbreakGlassMinutes\tbreakGlassUses
                    north\tclinical-default-1\tSERVER\tSILENT\tN\thttp://hospital.example/roles|emergency\tPractitioner/officer\t60\t2
                    """);
            return site;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Calls a path below {@code /cds-services} with a JSON body and an Authorization header. */
    protected final HttpResponse<String> hook(String path, String authorization, String body) {
        return send(hookRequest(path, body).header("Authorization", authorization));
    }

    /** The same, without an Authorization header. */
    protected final HttpRequest.Builder hookRequest(String path, String body) {
        return request("/cds-services/" + path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    /** Reads a path below {@code /fhir} with an access token. */
    protected final HttpResponse<String> fhir(String path, Tokens token) {
        return send(fhirRequest(path, token).GET());
    }

    /** A request of a path below {@code /fhir} with an access token. */
    protected final HttpRequest.Builder fhirRequest(String path, Tokens token) {
        return request("/fhir/" + path)
                .header("Authorization", token.bearer())
                .header("Content-Type", "application/fhir+json");
    }

    /** A valid call of {@link #VIEW} by a client with a legal token. */
    protected final HttpResponse<String> view(TestClient client) {
        return hook(VIEW, Tokens.of(client, VIEW).bearer(), VIEW_CALL);
    }
}
