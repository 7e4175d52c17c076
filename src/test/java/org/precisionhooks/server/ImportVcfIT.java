package org.precisionhooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** {@code Patient/[id]/$import-vcf} over HTTP. */
class ImportVcfIT extends ServerIT {

    private static final String HEADER =
            "##fileformat=VCFv4.3\n##contig=<ID=10,length=133797422>\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tNA1\n";

    private static final String ROWS = """
            10 94781859 rs4244285 G A . PASS . GT:AD:DP 0/1:20,20:40
            10 94842866 rs3758581 A G . PASS . GT 0/0
            10 94852738 . C T . PASS . GT ./.
            10 5000000 . C T . PASS . GT 1/1
            10 5000100 . C <CGA_CNVWIN> . PASS . GT 0/1
            """.replace(' ', '\t');

    private static String file(String name, String text) {
        return binary(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String binary(String name, byte[] content) {
        String data = Base64.getEncoder().encodeToString(content);
        return "{\"name\": \"" + name + "\", \"valueAttachment\": {\"contentType\": \"text/plain\", \"data\": \"" + data
                + "\"}}";
    }

    private static String text(String name, String value) {
        return "{\"name\": \"" + name + "\", \"valueString\": \"" + value + "\"}";
    }

    private static String parameters(String... parameters) {
        return "{\"resourceType\": \"Parameters\", \"parameter\": [" + String.join(",", parameters) + "]}";
    }

    private void patient(String id) {
        assertThat(put("/fhir/Patient/" + id, "{\"resourceType\": \"Patient\", \"id\": \"" + id + "\"}")
                        .statusCode())
                .isEqualTo(201);
    }

    private HttpResponse<String> importVcf(String patient, String... parameters) {
        return post("/fhir/Patient/" + patient + "/$import-vcf", parameters(parameters));
    }

    private List<JsonNode> found(String search) {
        List<JsonNode> resources = new ArrayList<>();
        json(get(search)).path("entry").forEach(entry -> resources.add(entry.path("resource")));
        return resources;
    }

    /** Although its results stand in a study for each knowledge domain. */
    @Test
    void aTestIsOneTestHoweverManyStudiesItIsKeptAs() {
        patient("vcf-one-test");
        assertThat(importVcf(
                                "vcf-one-test",
                                file("file", HEADER + ROWS),
                                text("testId", "T-one"),
                                text("testDate", "2026-05-01"),
                                text("regionStudied", "NC_000010.11:94780000-94790000"),
                                text("uncallable", "NC_000010.11:94785000-94786000"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(found("/fhir/Procedure?patient=vcf-one-test")).hasSizeGreaterThan(1);
        JsonNode answer =
                json(get("/fhir/Patient/vcf-one-test/$find-study-metadata?ranges=NC_000010.11:94781000-94788000"));

        assertThat(answer.path("parameter")).hasSize(1);
        assertThat(answer.toString())
                .contains(
                        "T-one",
                        "{\"name\":\"regionStudied\",\"valueString\":\"['NC_000010.11:94781000-94788000']\"}",
                        "{\"name\":\"uncallableRegions\",\"valueString\":\"['NC_000010.11:94785000-94786000']\"}");
    }

    /** Among what became Observations, what stands in the index only, and both. */
    @Test
    void whichCopyPhasedVariantsLieOnIsToldOnRequest() {
        String phased = """
                10 94761900 . C T . PASS . GT:PS 1|0:5
                10 94762706 . A G . PASS . GT:PS 1|0:5
                10 94781859 . G A . PASS . GT:PS 0|1:5
                10 94842866 . A G . PASS . GT:PS 0|1:6
                """.replace(' ', '\t');
        for (String mode : List.of("observations", "index")) {
            String patient = "vcf-phased-" + mode;
            patient(patient);
            assertThat(importVcf(patient, file("file", HEADER + phased), text("mode", mode))
                            .statusCode())
                    .isEqualTo(200);
            HttpResponse<String> answer = get("/fhir/Patient/" + patient
                    + "/$find-subject-variants?includePhasing=true&ranges=NC_000010.11:94700000-94900000");
            List<String> relations = new ArrayList<>();
            for (JsonNode part : json(answer).at("/parameter/0/part")) {
                if (part.path("name").asText().equals("sequencePhaseRelationship")) {
                    assertThat(part.at("/resource/derivedFrom")).hasSize(2);
                    relations.add(part.at("/resource/valueCodeableConcept/coding/0/code")
                            .asText());
                }
            }
            assertThat(relations).as(answer.body()).containsExactlyInAnyOrder("Cis", "Trans");
        }
    }

    @Test
    void fileBecomesAStudyAndFindingsAndEveryRowIsCounted() {
        patient("vcf-first");
        HttpResponse<String> response = importVcf(
                "vcf-first",
                file("file", HEADER + ROWS),
                text("testId", "http://lab.example|T-1"),
                text("testDate", "2026-05-01"));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode answer = json(response);
        assertThat(answer.toString())
                .contains("{\"name\":\"all\",\"valueDecimal\":5}")
                .contains("{\"name\":\"refused\",\"valueDecimal\":1}")
                .contains("{\"name\":\"observations\",\"valueDecimal\":1}")
                .contains("{\"name\":\"indexed\",\"valueDecimal\":1}")
                .contains("{\"name\":\"withheld\",\"valueDecimal\":0}")
                .contains("Line 8: The symbolic allele is not supported");
        List<JsonNode> observations = found("/fhir/Observation?patient=vcf-first");
        assertThat(observations).hasSize(1);
        assertThat(observations.get(0).toString())
                .contains("NC_000010.11")
                .contains("LA6706-1")
                .contains("CYP2C19");
        List<JsonNode> studies = found("/fhir/Procedure?patient=vcf-first");
        assertThat(studies).hasSize(2);
        assertThat(studies).allMatch(study -> study.path("status").asText().equals("completed"));
        assertThat(studies.toString())
                .contains("NC_000010.11:94842865-94842866")
                .contains("NC_000010.11:94852737-94852738");
    }

    @Test
    void rowThatStandsTwiceBecomesOneObservationAndIsTold() {
        patient("vcf-twice");
        String answer = importVcf(
                        "vcf-twice",
                        file("file", HEADER + ROWS + ROWS.lines().findFirst().orElseThrow()))
                .body();

        assertThat(answer)
                .contains("{\"name\":\"observations\",\"valueDecimal\":1}")
                .contains("Line 9: An earlier row has the same finding; it is kept once");
        assertThat(found("/fhir/Observation?patient=vcf-twice")).hasSize(1);
    }

    @Test
    void secondImportOfTheSameFileChangesNothing() {
        patient("vcf-again");
        assertThat(importVcf("vcf-again", file("file", HEADER + ROWS)).statusCode())
                .isEqualTo(200);
        List<JsonNode> before = found("/fhir/Observation?patient=vcf-again");
        List<JsonNode> study = found("/fhir/Procedure?patient=vcf-again");
        assertThat(importVcf("vcf-again", file("file", HEADER + ROWS), text("sample", "NA1"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(found("/fhir/Observation?patient=vcf-again")).isEqualTo(before);
        assertThat(found("/fhir/Procedure?patient=vcf-again")).isEqualTo(study);
    }

    @Test
    void fileOfAnotherBuildIsRefusedAndLeavesNothing() {
        patient("vcf-build");
        HttpResponse<String> response = importVcf("vcf-build", file("file", HEADER + ROWS), text("build", "GRCh37"));
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).contains("build-conflict").doesNotContain("NA1");
        assertThat(found("/fhir/Procedure?patient=vcf-build")).isEmpty();
    }

    private HttpResponse<String> later(String patient, String... parameters) {
        return send(request("/fhir/Patient/" + patient + "/$import-vcf")
                .header("Content-Type", "application/json")
                .header("Prefer", "respond-async")
                .POST(BodyPublishers.ofString(parameters(parameters))));
    }

    private HttpResponse<String> ended(String address) {
        String path = address.substring(address.indexOf("/fhir/"));
        for (int i = 0; i < 120; i++) {
            HttpResponse<String> answer = get(path);
            if (answer.statusCode() != 202) {
                return answer;
            }
            assertThat(answer.headers().firstValue("X-Progress")).isPresent();
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
        throw new AssertionError("The import did not end");
    }

    @Test
    void fileIsImportedBesideTheRequestThatAskedForIt() {
        patient("vcf-later");
        HttpResponse<String> accepted = later("vcf-later", file("file", HEADER + ROWS));
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        String address = accepted.headers().firstValue("Content-Location").orElseThrow();
        HttpResponse<String> ended = ended(address);
        assertThat(ended.statusCode()).as(ended.body()).isEqualTo(200);
        assertThat(ended.body()).contains("\"observations\"");
        assertThat(found("/fhir/Observation?patient=vcf-later")).hasSize(1);
    }

    @Test
    void importThatWasCancelledKeepsNothing() {
        patient("vcf-cancelled");
        HttpResponse<String> accepted = later("vcf-cancelled", file("file", HEADER + ROWS));
        String path = accepted.headers().firstValue("Content-Location").orElseThrow();
        path = path.substring(path.indexOf("/fhir/"));
        int cancelled = send(request(path).DELETE()).statusCode();
        assertThat(cancelled).isEqualTo(202);
        int after = get(path).statusCode();
        assertThat(after).isIn(404, 200);
        assertThat(found("/fhir/Observation?patient=vcf-cancelled")).hasSize(after == 200 ? 1 : 0);
    }

    @Test
    void fileThatIsRefusedLaterSaysSo() {
        patient("vcf-refused-later");
        byte[] cut = Arrays.copyOf(gzip(HEADER + ROWS), 150);
        HttpResponse<String> accepted = later("vcf-refused-later", binary("file", cut));
        if (accepted.statusCode() == 202) {
            HttpResponse<String> ended =
                    ended(accepted.headers().firstValue("Content-Location").orElseThrow());
            assertThat(ended.statusCode()).isEqualTo(422);
            assertThat(ended.body()).contains("cut-off");
        } else {
            assertThat(accepted.statusCode()).isEqualTo(422);
        }
        assertThat(found("/fhir/Procedure?patient=vcf-refused-later")).isEmpty();
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream member = new GZIPOutputStream(out)) {
            member.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
