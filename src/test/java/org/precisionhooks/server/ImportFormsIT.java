package org.precisionhooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Files of variants as a field of a form, with all else that is to be said beside them. */
class ImportFormsIT extends ServerIT {

    private static final String BOUNDARY = "------------------------d74496d66958873e";

    private static final String VCF = """
            ##fileformat=VCFv4.3
            ##contig=<ID=10,length=133797422>
            #CHROM POS ID REF ALT QUAL FILTER INFO FORMAT NA1 NA2
            10 94781859 rs4244285 G A . PASS . GT 0/1 1/1
            10 94942290 rs1799853 C T . PASS . GT 0/1 0/0
            """.replace(' ', '\t');

    private final ByteArrayOutputStream form = new ByteArrayOutputStream();

    private ImportFormsIT part(String disposition, String content) {
        form.writeBytes(
                ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        return this;
    }

    private ImportFormsIT field(String name, String value) {
        return part("name=\"" + name + "\"", value);
    }

    private ImportFormsIT file(String name, String content) {
        return part("name=\"" + name + "\"; filename=\"exome.vcf\"\r\nContent-Type: application/octet-stream", content);
    }

    private HttpRequest.Builder to(String address) {
        form.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        byte[] body = form.toByteArray();
        form.reset();
        return request("/fhir/" + address)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body));
    }

    private HttpResponse<String> sent(String patient) {
        return send(to("Patient/" + patient + "/$import-vcf"));
    }

    private void patient(String id) {
        assertThat(put("/fhir/Patient/" + id, "{\"resourceType\": \"Patient\", \"id\": \"" + id + "\"}")
                        .statusCode())
                .isEqualTo(201);
    }

    private List<JsonNode> found(String search) {
        List<JsonNode> resources = new ArrayList<>();
        json(get("/fhir/" + search)).path("entry").forEach(entry -> resources.add(entry.path("resource")));
        return resources;
    }

    @Test
    void theFileComesWithAllThatIsToBeSaidOfIt() {
        patient("form-whole");
        HttpResponse<String> answer = field("testId", "http://lab.example|T-secret")
                .field("testDate", "2026-05-01")
                .field("sample", "NA1")
                .field("build", "GRCh38")
                .file("file", VCF)
                .sent("form-whole");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(found("Observation?patient=form-whole")).hasSize(2);
        assertThat(found("Procedure?patient=form-whole").toString()).contains("T-secret", "2026-05-01");
    }

    @Test
    void fieldsMayStandBehindTheFile() {
        patient("form-behind");
        HttpResponse<String> answer =
                file("file", VCF).field("sample", "NA2").field("testId", "T-2").sent("form-behind");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(found("Observation?patient=form-behind").toString()).contains("LA6705-3");
        assertThat(found("Procedure?patient=form-behind").toString()).contains("T-2");
    }

    @Test
    void regionsAreFilesOrRanges() {
        patient("form-bed");
        assertThat(field("sample", "NA1")
                        .file("regions", "chr10\t94762000\t94853000\tCYP2C19\n")
                        .file("file", VCF)
                        .sent("form-bed")
                        .statusCode())
                .isEqualTo(200);
        assertThat(found("Observation?patient=form-bed").toString())
                .contains("94781859")
                .doesNotContain("94942290");
        assertThat(field("sample", "NA1")
                        .field("regions", "NC_000010.11:94900000-95000000")
                        .file("file", VCF)
                        .sent("form-bed")
                        .statusCode())
                .isEqualTo(200);
        assertThat(found("Observation?patient=form-bed").toString())
                .contains("94942290")
                .doesNotContain("94781859");
    }

    @Test
    void whatWaitsForNobodyIsImportedBesideTheRequest() {
        patient("form-later");
        HttpResponse<String> accepted = send(file("file", VCF)
                .field("sample", "NA1")
                .field("testId", "T-3")
                .to("Patient/form-later/$import-vcf")
                .header("Prefer", "respond-async"));
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        String address = accepted.headers().firstValue("Content-Location").orElseThrow();
        HttpResponse<String> answer = get(address.substring(address.indexOf("/fhir/")));
        for (int i = 0; i < 240 && answer.statusCode() == 202; i++) {
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            answer = get(address.substring(address.indexOf("/fhir/")));
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(found("Procedure?patient=form-later").toString()).contains("T-3");
        assertThat(found("Observation?patient=form-later")).hasSize(2);
    }

    /** Nothing of a form that is refused is kept, and no job is left that waits for one. */
    @Test
    void aFormThatCannotBeReadIsRefused() {
        patient("form-wrong");
        assertRefused(field("sample", "NA1").sent("form-wrong"), 400, "unreadable-file");
        assertRefused(file("file", VCF).file("file", VCF).sent("form-wrong"), 400, "unreadable-form");
        assertRefused(file("file", VCF).field("build", "GRCh39").sent("form-wrong"), 400, "unreadable-build");
        assertRefused(file("file", VCF).field("sample", "x".repeat(70_000)).sent("form-wrong"), 400, "unreadable-form");
        assertRefused(file("file", "no vcf").sent("form-wrong"), 422, "not-vcf");
        assertRefused(file("file", "x".repeat(5_300_000)).sent("form-wrong"), 400, "too-large-to-wait");
        for (int i = 0; i < 101; i++) {
            field("regions", "NC_000010.11:94900000-95000000");
        }
        assertRefused(file("file", VCF).sent("form-wrong"), 400, "unreadable-form");
        assertRefused(
                send(file("file", VCF)
                        .field("build", "GRCh39")
                        .to("Patient/form-wrong/$import-vcf")
                        .header("Prefer", "respond-async")),
                400,
                "unreadable-build");
        assertRefused(
                send(request("/fhir/Patient/form-wrong/$import-vcf")
                        .header("Content-Type", "multipart/form-data")
                        .POST(BodyPublishers.ofString(VCF))),
                400,
                "unreadable-form");
        assertRefused(
                send(request("/fhir/Patient/form-wrong/$import-vcf")
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(BodyPublishers.ofString(
                                "--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n" + VCF))),
                400,
                "broken-off");
        assertThat(found("Observation?patient=form-wrong")).isEmpty();
        assertThat(found("Procedure?patient=form-wrong")).isEmpty();
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(code).doesNotContain("94781859");
    }

    /** Consent is asked as of any other way. */
    @Test
    void aFormOfAPatientWhoRefusesIsRefused() {
        patient("form-refuses");
        keep("""
                {"resourceType":"Bundle","type":"transaction","entry":[{"request":{"method":"POST","url":"Consent"},"resource":
                 {"resourceType":"Consent","status":"active","dateTime":"2025-03-02",
                  "scope":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/consentscope","code":"patient-privacy"}]},
                  "category":[{"coding":[{"system":"http://loinc.org","code":"59284-0"}]}],"patient":{"reference":"Patient/form-refuses"},
                  "policyRule":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"OPTIN"}]},
                  "provision":{"type":"permit","provision":[{"type":"deny","class":
                    [{"system":"http://hl7.org/fhir/resource-types","code":"Procedure"}]}]}}}]}""");
        HttpResponse<String> now = file("file", VCF).field("sample", "NA1").sent("form-refuses");
        HttpResponse<String> later = send(file("file", VCF)
                .field("sample", "NA1")
                .to("Patient/form-refuses/$import-vcf")
                .header("Prefer", "respond-async"));

        assertRefused(now, 403, "not-permitted");
        assertRefused(later, 403, "not-permitted");
        assertThat(file("file", VCF).sent("nobody-by-form").statusCode()).isEqualTo(404);
    }

    @Test
    void genotypesAreSummedFromAFieldOfAForm() {
        patient("form-score");
        String address = "Patient/form-score/$polygenic-score";
        HttpResponse<String> answer =
                send(field("score", "PGS900001").file("source", TestScores.VCF).to(address));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("0.125");
        assertThat(found("DocumentReference?patient=form-score")).isEmpty();

        assertThat(send(file("source", TestScores.VCF).to(address + "?score=PGS900001"))
                        .body())
                .contains("0.125");
        assertThat(send(file("source", TestScores.VCF)
                                .field("score", "PGS900001")
                                .to(address))
                        .statusCode())
                .isEqualTo(400);
        assertRefused(
                send(file("source", TestScores.VCF).field("sample", "NA1").to(address + "?score=PGS900001")),
                400,
                "unreadable-form");
        assertRefused(send(field("score", "PGS900001").to(address)), 400, "unreadable-file");
    }
}
