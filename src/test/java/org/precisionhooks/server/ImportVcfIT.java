package org.precisionhooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
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
        String data = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
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
                .contains("Line 8: The symbolic allele is not supported");
        List<JsonNode> observations = found("/fhir/Observation?patient=vcf-first");
        assertThat(observations).hasSize(1);
        assertThat(observations.get(0).toString())
                .contains("NC_000010.11")
                .contains("LA6706-1")
                .contains("CYP2C19");
        List<JsonNode> studies = found("/fhir/Procedure?patient=vcf-first");
        assertThat(studies).hasSize(1);
        assertThat(studies.get(0).path("status").asText()).isEqualTo("completed");
        assertThat(studies.get(0).toString())
                .contains("NC_000010.11:94842865-94842866")
                .contains("NC_000010.11:94852737-94852738");
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
}
