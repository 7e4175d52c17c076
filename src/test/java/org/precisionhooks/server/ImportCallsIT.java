package org.precisionhooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code Patient/[id]/$import-pgx-calls} over HTTP. */
class ImportCallsIT extends ServerIT {

    private static final String CALLS = """
            # of a laboratory
            CYP2C19	*2/*2
            CYP2D6	*1x≥3/*1
            HLA-B		*57:01 positive
            NOGENE	*1/*2
            CYP2C9
            """;

    private void patient(String id) {
        assertThat(put("/fhir/Patient/" + id, "{\"resourceType\": \"Patient\", \"id\": \"" + id + "\"}")
                        .statusCode())
                .isIn(200, 201);
    }

    private HttpResponse<String> raw(String patient, String type, String file) {
        return raw(patient, "", type, file.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> raw(String patient, String query, String type, byte[] file) {
        return send(request("/fhir/Patient/" + patient + "/$import-pgx-calls" + query)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(file)));
    }

    private HttpResponse<String> attached(String patient, String file, String more) {
        String data = Base64.getEncoder().encodeToString(file.getBytes(StandardCharsets.UTF_8));
        return post(
                "/fhir/Patient/" + patient + "/$import-pgx-calls",
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"file\",\"valueAttachment\":{\"data\":\""
                        + data + "\"}}" + more + "]}");
    }

    private List<JsonNode> found(String patient) {
        List<JsonNode> resources = new ArrayList<>();
        json(get("/fhir/Observation?_count=50&patient=" + patient))
                .path("entry")
                .forEach(entry -> resources.add(entry.path("resource")));
        return resources;
    }

    private String advice(String patient, String rxcui) {
        return get("/fhir/Patient/" + patient
                        + "/$precision-recommendations?drug=http://www.nlm.nih.gov/research/umls/rxnorm%7C" + rxcui)
                .body();
    }

    @Test
    void callsBecomeResultsThatAdviceGoesBy() {
        patient("calls-first");
        HttpResponse<String> response = raw("calls-first", "text/tab-separated-values", CALLS);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(json(response).toString())
                .contains("{\"name\":\"all\",\"valueInteger\":5}")
                .contains("{\"name\":\"stored\",\"valueInteger\":3}")
                .contains("{\"name\":\"refused\",\"valueInteger\":2}")
                .contains("{\"name\":\"withheld\",\"valueInteger\":0}")
                .contains("CYP2C19 *2/*2: Poor Metabolizer")
                .contains("CYP2D6 *1x≥3/*1: Ultrarapid Metabolizer, activity score ≥4.0")
                .contains("call-unknown-gene", "Line 5: The gene is not known here")
                .contains("call-columns", "Line 6: ");
        assertThat(found("calls-first")).hasSize(3);
        assertThat(advice("calls-first", "2670")).contains("Ultrarapid Metabolizer", "\"critical\"");
        assertThat(advice("calls-first", "190521")).contains("HLA-B*57:01", "\"critical\"");
    }

    @ParameterizedTest
    @CsvSource({"text/plain", "text/tab-separated-values; charset=utf-8", "application/octet-stream"})
    void fileIsTakenUnderEachTypeOfAFile(String type) {
        String patient = "calls-" + Integer.toHexString(type.hashCode());
        patient(patient);
        assertThat(raw(patient, type, CALLS).statusCode()).isEqualTo(200);
        assertThat(found(patient)).hasSize(3);
    }

    @Test
    void geneReportsOfPharmcatAreTaken() {
        patient("calls-json");
        String json = "{'geneReports': {'CPIC': {'CYP2C19': {'geneSymbol': 'CYP2C19', 'callSource': 'MATCHER',"
                + " 'recommendationDiplotypes': [{'allele1': {'name': '*2'}, 'allele2': {'name': '*2'},"
                + " 'phenotypes': ['Poor Metabolizer'], 'activityScore': null}]}}}}";
        HttpResponse<String> response = raw("calls-json", "application/json", json.replace('\'', '"'));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(found("calls-json").toString()).contains("LA9657-3", "*2/*2", "CYP2C19");
        assertThat(attached("calls-json", json.replace('\'', '"'), "").statusCode())
                .isEqualTo(200);
        assertThat(found("calls-json")).as("the same file").hasSize(1);
    }

    @Test
    void secondImportOfTheSameFileChangesNothing() {
        patient("calls-again");
        assertThat(raw("calls-again", "text/plain", CALLS).statusCode()).isEqualTo(200);
        List<JsonNode> before = found("calls-again");
        assertThat(raw("calls-again", "text/plain", CALLS).statusCode()).isEqualTo(200);
        assertThat(found("calls-again")).isEqualTo(before);
    }

    @Test
    void anotherFileOfTheSameTestChangesItsGenesInPlaceAndLeavesTheOthers() {
        patient("calls-amended");
        String test =
                ",{\"name\":\"testId\",\"valueString\":\"http://lab.example|T-9\"},{\"name\":\"testDate\",\"valueDateTime\":\"2026-05-01\"}";
        assertThat(attached("calls-amended", "CYP2C19\t*2/*2\nTPMT\t*1/*1\n", test)
                        .statusCode())
                .isEqualTo(200);
        List<String> ids = found("calls-amended").stream()
                .map(one -> one.path("id").asText())
                .toList();
        assertThat(attached("calls-amended", "CYP2C19\t*1/*1\n", test).statusCode())
                .isEqualTo(200);
        List<JsonNode> after = found("calls-amended");
        assertThat(after.stream().map(one -> one.path("id").asText())).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(after.toString())
                .contains("CYP2C19 *1/*1", "TPMT *1/*1", "2026-05-01", "T-9")
                .doesNotContain("*2/*2");
    }

    @Test
    void mismatchIsToldToTheSenderAndOnTheCard() {
        patient("calls-mismatch");
        HttpResponse<String> response = raw("calls-mismatch", "text/plain", "CYP2C19\t*2/*2\tNormal Metabolizer\n");
        assertThat(response.body()).contains("call-mismatch", "Poor Metabolizer");
        assertThat(advice("calls-mismatch", "32968")).contains("In the same statement stands", "\"warning\"");
    }

    @ParameterizedTest
    @CsvSource({
        "'not a table', 422, no-calls",
        "'# only a comment', 422, no-calls",
        "'{\"some\": \"json\"}', 422, not-calls",
        "'{not json', 422, not-calls",
        "'{\"geneReports\": {}}', 422, no-calls"
    })
    void whatIsNoFileOfCallsIsRefusedWithItsReason(String file, int status, String code) {
        patient("calls-bad");
        HttpResponse<String> response = raw("calls-bad", "text/plain", file);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).contains("OperationOutcome", code);
        assertThat(found("calls-bad")).isEmpty();
    }

    @Test
    void otherEncodingsAndTooLargeFilesAreRefused() {
        patient("calls-coded");
        HttpResponse<String> coded =
                raw("calls-coded", "", "text/plain", "CYP2D6\t*1x≥3/*4\n".getBytes(StandardCharsets.UTF_16));
        assertThat(coded.statusCode()).isEqualTo(422);
        assertThat(coded.body()).contains("not-utf-8");
        HttpResponse<String> many = raw("calls-coded", "text/plain", "CYP2D6\t*1/*4\n".repeat(2_001));
        assertThat(many.statusCode()).isEqualTo(422);
        assertThat(many.body()).contains("too-many-calls");
        HttpResponse<String> large = raw("calls-coded", "", "text/plain", new byte[6_000_000]);
        assertThat(large.statusCode()).isIn(400, 413);
        assertThat(raw("calls-coded", "?testDate=yesterday", "text/plain", CALLS.getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains("unreadable-test");
        assertThat(raw("calls-none", "text/plain", CALLS).statusCode()).isEqualTo(404);
    }
}
