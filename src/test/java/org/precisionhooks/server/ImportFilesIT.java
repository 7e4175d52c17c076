package org.precisionhooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are sent as the body of {@code Patient/[id]/$import-vcf} itself, and files that are stored. */
class ImportFilesIT extends ServerIT {

    private static final String HEADER =
            "##fileformat=VCFv4.3\n##contig=<ID=10,length=133797422>\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tNA1\n";

    private static final String STAR_2 = "10\t94781859\trs4244285\tG\tA\t.\tPASS\t.\tGT\t0/1\n";

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream member = new GZIPOutputStream(out)) {
            member.write(content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private void patient(String id) {
        assertThat(put("/fhir/Patient/" + id, "{\"resourceType\": \"Patient\", \"id\": \"" + id + "\"}")
                        .statusCode())
                .isEqualTo(201);
    }

    private HttpRequest.Builder file(String patient, String query, byte[] file) {
        return request("/fhir/Patient/" + patient + "/$import-vcf" + query)
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(file));
    }

    private HttpResponse<String> ended(HttpResponse<String> accepted) {
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        String address = accepted.headers().firstValue("Content-Location").orElseThrow();
        for (int i = 0; i < 240; i++) {
            HttpResponse<String> answer = get(address.substring(address.indexOf("/fhir/")));
            if (answer.statusCode() != 202) {
                return answer;
            }
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
        throw new AssertionError("The import did not end");
    }

    private List<JsonNode> found(String search) {
        List<JsonNode> resources = new ArrayList<>();
        json(get("/fhir/" + search)).path("entry").forEach(entry -> resources.add(entry.path("resource")));
        return resources;
    }

    @ParameterizedTest
    @CsvSource({
        "plain, text/plain, false",
        "typed, text/vcf; charset=utf-8, false",
        "zipped, application/gzip, true",
        "octets, application/octet-stream, true"
    })
    void bodyIsTheFileAndTheAddressSaysTheRest(String name, String type, boolean compressed) {
        String patient = "raw-" + name;
        patient(patient);
        byte[] file = bytes(HEADER + STAR_2);
        HttpResponse<String> response = send(request("/fhir/Patient/" + patient
                        + "/$import-vcf?testId=http://lab.example%7CT-1&testDate=2026-05-01&sample=NA1&build=GRCh38")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(compressed ? gzip(file) : file)));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(found("Observation?patient=" + patient)).hasSize(1);
        assertThat(found("Procedure?patient=" + patient).toString()).contains("T-1", "2026-05-01");
    }

    @Test
    void bodyMayBeCompressedOnItsWay() {
        patient("raw-encoded");
        HttpResponse<String> response =
                send(file("raw-encoded", "", gzip(bytes(HEADER + STAR_2))).header("Content-Encoding", "gzip"));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(found("Observation?patient=raw-encoded")).hasSize(1);
        HttpResponse<String> other =
                send(file("raw-encoded", "", bytes(HEADER + STAR_2)).header("Content-Encoding", "br"));
        assertThat(other.statusCode()).isEqualTo(415);
        assertThat(other.body()).contains("unsupported-encoding");
        HttpResponse<String> broken =
                send(file("raw-encoded", "", bytes(HEADER + STAR_2)).header("Content-Encoding", "gzip"));
        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(broken.body()).contains("broken-off");
    }

    @Test
    void fileBeyondTheLimitOfOtherBodiesIsTakenToBeImportedLater() {
        patient("raw-large");
        StringBuilder file = new StringBuilder(30_000_000).append(HEADER);
        for (int i = 0; file.length() < 27_000_000; i++) {
            file.append("10\t")
                    .append(1_000_000 + i * 90)
                    .append("\t.\tC\tT\t50\tPASS\tDP=30;MQ=60.00;QD=13.29\tGT:AD:DP:GQ\t0/1:17,13:30:99\n");
        }
        byte[] body = bytes(file.append(STAR_2).toString());
        HttpResponse<String> now = send(file("raw-large", "?mode=index", body));
        assertThat(now.statusCode()).isEqualTo(400);
        assertThat(now.body()).contains("too-large-to-wait");
        HttpResponse<String> ended = ended(send(file("raw-large", "", body).header("Prefer", "respond-async")));
        assertThat(ended.statusCode()).as(ended.body()).isEqualTo(200);
        assertThat(ended.body()).contains("\"observations\"");
        assertThat(found("Observation?patient=raw-large").toString()).contains("94781859");
    }

    /** Of chunks, whose sum is not known before. */
    @Test
    void fileOfUnknownLengthThatIsTooLargeToWaitForIsRefused() {
        patient("raw-chunks");
        byte[] file = new byte[5_300_000];
        System.arraycopy(bytes(HEADER), 0, file, 0, HEADER.length());
        HttpResponse<String> response = send(request("/fhir/Patient/raw-chunks/$import-vcf")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(file))));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("too-large-to-wait");
    }

    @Test
    void fileThatIsTooLargeAtAllIsRefusedBeforeItIsSent() throws IOException {
        patient("raw-huge");
        URI address = uri("/fhir/Patient/raw-huge/$import-vcf");
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(
                    bytes(
                            "POST " + address.getPath() + " HTTP/1.1\r\nHost: " + address.getAuthority()
                                    + "\r\nContent-Type: application/gzip\r\nPrefer: respond-async\r\nContent-Length: 99000000000\r\n\r\n"));
            out.flush();
            String answer = new String(socket.getInputStream().readNBytes(400), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 413");
        }
    }

    /** Each of them holds a thread; the next one is told to come again. */
    @Test
    void moreFilesThanAreTakenAtOnceMayComeAgain() throws IOException {
        patient("raw-many");
        URI address = uri("/fhir/Patient/raw-many/$import-vcf");
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                Socket socket = new Socket(address.getHost(), address.getPort());
                slow.add(socket);
                socket.getOutputStream()
                        .write(
                                bytes(
                                        "POST " + address.getPath() + " HTTP/1.1\r\nHost: " + address.getAuthority()
                                                + "\r\nContent-Type: text/plain\r\nPrefer: respond-async\r\nContent-Length: 9000\r\n\r\n##fileformat"));
            }
            HttpResponse<String> next = null;
            for (int i = 0; i < 40 && (next == null || next.statusCode() != 503); i++) {
                LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
                next = send(file("raw-many", "", bytes(HEADER + STAR_2)).header("Prefer", "respond-async"));
            }
            assertThat(next).isNotNull();
            assertThat(next.statusCode()).as(next.body()).isEqualTo(503);
            assertThat(next.body()).contains("too-many-uploads");
            assertThat(next.headers().firstValue("Retry-After")).contains("60");
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void fileThatIsNoneIsRefused() {
        patient("raw-none");
        assertThat(send(file("raw-none", "", bytes("PK\u0003\u0004"))).statusCode())
                .isEqualTo(422);
        HttpResponse<String> later =
                send(file("raw-none", "", bytes("PK\u0003\u0004")).header("Prefer", "respond-async"));
        assertThat(later.statusCode()).isEqualTo(422);
        assertThat(later.body()).contains("not-vcf");
        assertThat(send(file("raw-none", "?build=GRCh39", bytes(HEADER))).body())
                .contains("unreadable-build");
        assertThat(send(file("nobody-here", "", bytes(HEADER))).statusCode()).isEqualTo(404);
    }

    @Test
    void resourceBinaryIsAFileToo() {
        patient("raw-binary");
        String data = Base64.getEncoder().encodeToString(bytes(HEADER + STAR_2));
        HttpResponse<String> response = post(
                "/fhir/Patient/raw-binary/$import-vcf?testId=T-2",
                "{\"resourceType\":\"Binary\",\"contentType\":\"text/plain\",\"data\":\"" + data + "\"}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(found("Observation?patient=raw-binary")).hasSize(1);
        assertThat(post("/fhir/Patient/raw-binary/$import-vcf", "{\"resourceType\":\"Patient\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("/fhir/Patient/raw-binary/$import-vcf", "{not json").statusCode())
                .isEqualTo(400);
    }

    @Test
    void documentIsNoLongerSaidNotToBeImportedOnceItIs() {
        String data = Base64.getEncoder().encodeToString(bytes(HEADER + STAR_2));
        keep(("{'resourceType':'Bundle','type':'transaction','entry':["
                        + entry("Patient/raw-document", "")
                        + ","
                        + entry(
                                "Consent/raw-document",
                                ",'status':'active','dateTime':'2025-03-02','patient':{'reference':'Patient/raw-document'},"
                                        + "'scope':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/consentscope','code':'patient-privacy'}]},"
                                        + "'category':[{'coding':[{'system':'http://loinc.org','code':'59284-0'}]}],"
                                        + "'policyRule':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/v3-ActCode','code':'OPTIN'}]},"
                                        + "'provision':{'type':'permit'}")
                        + ","
                        + entry(
                                "DocumentReference/raw-document-vcf",
                                ",'status':'current','subject':{'reference':'Patient/raw-document'},"
                                        + "'content':[{'attachment':{'contentType':'text/vcf','title':'exome.vcf','data':'"
                                        + data + "'}}]")
                        + "]}")
                .replace('\'', '"'));
        assertThat(get("/fhir/Patient/raw-document/$read-report").body()).contains("not imported");
        HttpResponse<String> imported = post(
                "/fhir/Patient/raw-document/$import-vcf",
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"file\",\"valueReference\":{\"reference\":\"DocumentReference/raw-document-vcf\"}}]}");
        assertThat(imported.statusCode()).as(imported.body()).isEqualTo(200);
        assertThat(get("/fhir/Patient/raw-document/$read-report").body())
                .doesNotContain("not imported")
                .contains("DocumentReference/raw-document-vcf", "a file that was imported");
        assertThat(get("/fhir/Patient/raw-document/$genomic-summary").body())
                .doesNotContain("not imported")
                .doesNotContain("not read here");
    }

    private static String entry(String reference, String content) {
        String[] parts = reference.split("/");
        return "{'resource':{'resourceType':'" + parts[0] + "','id':'" + parts[1] + "'" + content
                + "},'request':{'method':'PUT','url':'" + reference + "'}}";
    }
}
