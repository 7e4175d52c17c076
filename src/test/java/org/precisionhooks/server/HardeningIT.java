package org.precisionhooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What the server does not show: itself to other machines, its make, its inside, its patients in a log. */
@ExtendWith(OutputCaptureExtension.class)
class HardeningIT extends ServerIT {

    @Autowired
    private ServerProperties server;

    @Test
    void listensOnLoopback() {
        assertThat(server.getAddress()).isNotNull().matches(InetAddress::isLoopbackAddress);
    }

    @Test
    void isReadyWithItsDemoPatients() {
        assertThat(get("/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(get("/actuator/health/liveness").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(json(get("/fhir/Patient?_id=demo-clopidogrel-poor")).path("entry"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/env",
                "/actuator/beans",
                "/actuator/heapdump",
                "/actuator/loggers",
                "/actuator/metrics",
                "/h2-console",
                "/swagger-ui.html",
                "/v3/api-docs",
                "/fhir/swagger-ui/",
                "/tester",
                "/error.html"
            })
    void hasNoSideDoor(String path) {
        HttpResponse<String> refused = get(path);

        assertThat(refused.statusCode()).isBetween(400, 404);
        assertThat(refused.body()).doesNotContain("Exception", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fhir/metadata", "/fhir/Patient/none", "/nothing", "/actuator/health"})
    void doesNotNameItsMake(String path) {
        HttpResponse<String> response = get(path);

        assertThat(response.headers().map()).doesNotContainKeys("server", "x-powered-by", "Server", "X-Powered-By");
    }

    @Test
    void foreignOriginIsNotAllowed() {
        HttpResponse<String> response = send(request("/fhir/metadata")
                .header("Origin", "https://evil.example")
                .GET());

        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void deepJsonIsRefusedInLessThanASecond() {
        String deep = "{\"resourceType\":\"Patient\",\"contact\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}";
        HttpResponse<String> refused = send(request("/fhir/Patient")
                .header("Content-Type", "application/fhir+json")
                .timeout(Duration.ofSeconds(1))
                .POST(BodyPublishers.ofString(deep)));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).path("resourceType").asText()).isEqualTo("OperationOutcome");
    }

    @Test
    void externalEntityIsNotResolved() {
        String xml = "<!DOCTYPE p [<!ENTITY e SYSTEM \"" + uri("/actuator/health") + "\">]>"
                + "<Patient xmlns=\"http://hl7.org/fhir\"><name><family value=\"&e;\"/></name></Patient>";
        HttpResponse<String> refused = send(request("/fhir/Patient")
                .header("Content-Type", "application/fhir+xml")
                .POST(BodyPublishers.ofString(xml)));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).doesNotContain("UP");
    }

    @Test
    void bodyAboveTheLimitIsRefused() {
        HttpResponse<String> refused = post("/fhir/Patient", " ".repeat(26 * 1024 * 1024));

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(json(refused).at("/issue/0/code").asText()).isEqualTo("too-long");
    }

    @Test
    void logHoldsNothingOfAPatient(CapturedOutput log) throws IOException {
        String patient = "{\"resourceType\":\"Patient\",\"id\":\"canary-id\",\"canary-element\":1,"
                + "\"name\":[{\"family\":\"Canaryname\"}]}";
        put("/fhir/Patient/canary-id", patient);
        get("/fhir/Patient/canary-id");
        get("/fhir/Patient/canary-missing");
        get("/fhir/Patient?family=Canaryname");
        get("/fhir/Patient?canary-parameter=Canaryname");
        get("/fhir/Patient/canary-id/$everything");
        get("/fhir/Patient/canary-id/$canary");
        get("/canary-path?canary=1");
        post("/fhir/Patient", patient.replace("{", "{canary"));
        post("/fhir/Patient/$validate", patient);
        post(
                "/fhir",
                "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":" + patient
                        + ",\"request\":{\"method\":\"PUT\",\"url\":\"Patient/canary-id\"}}]}");
        assertThat(raw("GET /fhir/Patient?family={canary HTTP/1.1")).startsWith("HTTP/1.1 400");

        assertThat(log.getAll()).doesNotContainIgnoringCase("canary");
    }

    private String raw(String requestLine) throws IOException {
        try (Socket socket = new Socket(uri("/").getHost(), uri("/").getPort())) {
            String request = requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
