package org.precisionhooks.server.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad calls are refused in less than a second with a reason that names nothing of ours, and the next call is answered. */
class HookRefusalIT extends HookIT {

    private static final String PATIENT = "demo-clopidogrel-poor";
    private static final Duration SECOND = Duration.ofSeconds(1);

    @AfterEach
    void serverStillAnswers() {
        assertThat(summaries(valid()))
                .containsExactly("Avoid clopidogrel; use prasugrel or ticagrelor (CYP2C19 Poor Metabolizer)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"hook\":", "", "[]", "null", "{} {}", "{\"hook\":1,\"hook\":2}", "{\"hook\":\"\u0000\"}"})
    void malformedJson(String body) {
        assertRefused(quickly(body), 400, "malformed-json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void jsonThatIsTwentyThousandDeep(String level) {
        assertRefused(quickly("{\"prefetch\":" + level.repeat(20_000)), 400, "malformed-json");
    }

    @Test
    void closedJsonThatIsTwentyThousandDeep() {
        String deep = "[".repeat(20_000) + "]".repeat(20_000);

        assertRefused(quickly("{\"prefetch\":" + deep + "}"), 400, "malformed-json");
    }

    @Test
    void hookOfAnotherService() {
        ObjectNode call = valid().root().put("hook", SELECT);

        assertRefused(quickly(call.toString()), 400, "wrong-hook");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hook", "hookInstance", "context"})
    void missingMember(String member) {
        ObjectNode call = valid().root();
        call.remove(member);

        assertRefused(quickly(call.toString()), 400, "missing-field");
    }

    @ParameterizedTest
    @ValueSource(strings = {"userId", "patientId", "draftOrders"})
    void missingContext(String member) {
        HookBody call = valid();
        call.context().remove(member);

        assertRefused(quickly(call.json()), 400, "missing-field");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient/someone-else",
                "https://ehr.example.org/fhir/Patient/someone-else",
                "Patient/someone-else/_history/2",
                "urn:uuid:3fa85f64-5717-4562-b3fc-2c963f66afa6"
            })
    void resourceOfAnotherPatientInPrefetch(String subject) {
        ObjectNode genotype = HookRecords.genotype(PATIENT, "g", "CYP2C19 *1/*1");
        genotype.putObject("subject").put("reference", subject);
        HookBody call = valid().sending(List.of(HookRecords.patient(PATIENT), genotype));
        HttpResponse<String> refused = quickly(call.json());

        assertRefused(refused, 400, "patient-mismatch");
        assertThat(refused.body()).doesNotContain("someone-else", PATIENT);
    }

    @Test
    void orderOfAnotherPatient() {
        HookBody call = valid();
        ((ObjectNode) call.context().at("/draftOrders/entry/0/resource/subject")).put("reference", "Patient/other");

        assertRefused(quickly(call.json()), 400, "patient-mismatch");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a/b", "a?b", "a&b", "a#b", "a,b", "a|b", "$everything", "{{context.userId}}", "a b", "<b>"})
    void patientIdThatIsNone(String id) {
        HookBody call = valid();
        call.context().put("patientId", id);
        HttpResponse<String> refused = quickly(call.json());

        assertRefused(refused, 400, "invalid-field");
        assertThat(refused.body()).doesNotContain(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cds-services/none", "/cds-services/none/feedback", "/cds-services/precision-pgx/x/y"})
    void unknownService(String path) {
        assertRefused(send(json(path, "application/json").POST(BodyPublishers.ofString("{}"))), 404, "unknown-service");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/xml", "application/fhir+json", "application/json;charset=utf-16"})
    void otherContentType(String type) {
        HttpRequest.Builder call = json(service(SIGN), type).POST(BodyPublishers.ofString(valid().json()));

        assertRefused(send(call), 415, "unsupported-media-type");
    }

    @ParameterizedTest
    @CsvSource({"GET, order-sign", "PUT, order-sign", "DELETE, patient-view", "PATCH, order-select"})
    void otherMethod(String method, String hook) {
        HttpRequest.Builder call = json(service(hook), "application/json").method(method, BodyPublishers.noBody());

        assertRefused(send(call), 405, "method-not-allowed");
    }

    @Test
    void discoveryIsNotPosted() {
        assertRefused(
                send(json("/cds-services", "application/json").POST(BodyPublishers.ofString("{}"))),
                405,
                "method-not-allowed");
    }

    @Test
    void bodyAboveTheLimit() {
        HttpResponse<String> refused = quickly(" ".repeat(10 * 1024 * 1024 + 1));

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(json(refused).path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(json(refused).at("/issue/0/code").asText()).isEqualTo("too-long");
    }

    @Test
    void compressedBodyIsAnswered() throws IOException {
        assertThat(json(compressed(gzip(valid().json().getBytes(StandardCharsets.UTF_8))))
                        .path("cards"))
                .hasSize(1);
    }

    @Test
    void bodyThatInflatesToTooMuch() throws IOException {
        assertRefused(compressed(gzip(new byte[10 * 1024 * 1024 + 1])), 413, "too-large");
    }

    @Test
    void bodyThatIsNotCompressedAsItsHeaderSays() {
        assertRefused(compressed(valid().json().getBytes(StandardCharsets.UTF_8)), 400, "malformed-json");
    }

    @Test
    void strangeEntriesCostOnlyThemselves() {
        HookBody call = valid();
        call.prefetch().set("genomics", HookRecords.read("""
                {'resourceType': 'Bundle', 'entry': [null, 1, {}, {'resource': null}, {'resource': {'resourceType': 'Nothing'}},
                  {'resource': {'resourceType': 'Observation', 'status': 7, 'code': 'x', 'component': {'code': [[]]}}}]}"""));

        assertThat(summaries(call)).containsExactly("Test CYP2C19 when clopidogrel is planned after ACS or PCI");
    }

    @Test
    void chunkedBodyIsAnswered() {
        byte[] body = valid().json().getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder call = json(service(SIGN), "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

        assertThat(json(send(call)).path("cards")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Content-Length: 5000\r\n\r\n{\"hook\":", "Transfer-Encoding: chunked\r\n\r\nff\r\n{\"hook\":"})
    void connectionThatIsDroppedInMidBodyDoesNoHarm(String rest) throws IOException {
        try (Socket socket = new Socket(uri("/").getHost(), uri("/").getPort())) {
            write(socket, rest);
        }
    }

    @Test
    void chunkThatIsNoneIsRefused() throws IOException {
        try (Socket socket = new Socket(uri("/").getHost(), uri("/").getPort())) {
            write(socket, "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\nno chunk\r\n");

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400")
                    .doesNotContain("Exception", "org.precisionhooks", "apache");
        }
    }

    private static void write(Socket socket, String rest) throws IOException {
        String head = "POST " + service(SIGN) + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
        socket.getOutputStream().write((head + rest).getBytes(StandardCharsets.US_ASCII));
    }

    private static HookBody valid() {
        return HookBody.ordering(SIGN, PATIENT, "32968");
    }

    private HttpResponse<String> quickly(String body) {
        return send(json(service(SIGN), "application/json").POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> compressed(byte[] body) {
        return send(json(service(SIGN), "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(body)));
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(body);
        }
        return compressed.toByteArray();
    }

    private HttpRequest.Builder json(String path, String type) {
        return request(path).header("Content-Type", type).timeout(SECOND);
    }
}
