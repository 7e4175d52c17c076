package org.precisionhooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What a second import changes of a first one, and what it leaves, by all that may differ between them. */
class RepeatedImportIT extends ServerIT {

    private static final String HEADER = "##fileformat=VCFv4.3\n##contig=<ID=10,length=133797422>\n"
            + "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tNA1\tNA2\n";

    /** CYP2C19*2 of both samples, CYP2C19*3 of the second one, CYP2C9*2 of the first one. */
    private static final String ROWS = """
            10 94781859 rs4244285 G A . PASS . GT 0/1 1/1
            10 94780653 rs4986893 G A . PASS . GT 0/0 0/1
            10 94942290 rs1799853 C T . PASS . GT 0/1 0/0
            """.replace(' ', '\t');

    private static final String CYP2C19 = "NC_000010.11:94762000-94853000";

    private void patient(String id) {
        assertThat(put("/fhir/Patient/" + id, "{\"resourceType\": \"Patient\", \"id\": \"" + id + "\"}")
                        .statusCode())
                .isEqualTo(201);
    }

    private HttpResponse<String> send(String patient, String query, String file) {
        return send(request("/fhir/Patient/" + patient + "/$import-vcf?" + query)
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(file)));
    }

    private void imports(String patient, String query, String file) {
        HttpResponse<String> answer = send(patient, query, file);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** Each as {@code position reference>alternate}. */
    private List<String> found(String patient) {
        List<String> variants = new ArrayList<>();
        JsonNode answer = json(get("/fhir/Patient/" + patient
                + "/$find-subject-variants?includeVariants=true&ranges=NC_000010.11:94000000-95000000"));
        for (JsonNode variant : answer.findValues("resource")) {
            variants.add(variant.findValue("valueRange").at("/low/value").asText());
        }
        return variants.stream().sorted().toList();
    }

    private List<JsonNode> stored(String type, String patient) {
        List<JsonNode> resources = new ArrayList<>();
        json(get("/fhir/" + type + "?patient=" + patient))
                .path("entry")
                .forEach(entry -> resources.add(entry.path("resource")));
        return resources;
    }

    @Test
    void theSameFileAndTestChangesNothing() {
        patient("again-same");
        imports("again-same", "sample=NA1&testId=T-1", HEADER + ROWS);
        List<JsonNode> before = stored("Observation", "again-same");
        List<JsonNode> studies = stored("Procedure", "again-same");
        List<String> found = found("again-same");

        imports("again-same", "sample=NA1&testId=T-1", HEADER + ROWS);

        assertThat(found).containsExactly("94781858", "94942289");
        assertThat(found("again-same")).isEqualTo(found);
        assertThat(stored("Observation", "again-same")).isEqualTo(before).hasSize(2);
        assertThat(stored("Procedure", "again-same")).isEqualTo(studies);
    }

    /** Another file of a test is another statement of the laboratory; which one holds, nobody here can know. */
    @Test
    void aChangedFileStandsBesideTheFirst() {
        patient("again-changed");
        imports("again-changed", "sample=NA1&testId=T-1", HEADER + ROWS);
        imports(
                "again-changed",
                "sample=NA1&testId=T-1",
                HEADER + ROWS.replace("94942290\trs1799853\tC\tT", "94981296\trs1057910\tA\tC"));

        assertThat(found("again-changed")).containsExactly("94781858", "94781858", "94942289", "94981295");
    }

    @Test
    void anotherSampleOfTheFileStandsBesideTheFirst() {
        patient("again-sample");
        imports("again-sample", "sample=NA1", HEADER + ROWS);
        imports("again-sample", "sample=NA2", HEADER + ROWS);

        assertThat(found("again-sample")).containsExactly("94780652", "94781858", "94781858", "94942289");
    }

    @Test
    void anotherTestOfTheFileStandsBesideTheFirst() {
        patient("again-test");
        imports("again-test", "sample=NA1&testId=T-1", HEADER + ROWS);
        imports("again-test", "sample=NA1&testId=T-2", HEADER + ROWS);

        assertThat(found("again-test")).hasSize(4);
        assertThat(stored("Procedure", "again-test").toString()).contains("T-1", "T-2");
    }

    @Test
    void anotherBuildThanTheFileSaysIsRefusedAndTheFirstStays() {
        patient("again-build");
        imports("again-build", "sample=NA1", HEADER + ROWS);

        assertThat(send("again-build", "sample=NA1&build=GRCh37", HEADER + ROWS).statusCode())
                .isEqualTo(422);
        assertThat(found("again-build")).hasSize(2);
    }

    /** Without a build in the header the caller's word counts, and a second word corrects the first. */
    @Test
    void anotherBuildOfAFileThatSaysNoneReplacesTheFirst() {
        patient("again-said");
        String bare = HEADER.replace("##contig=<ID=10,length=133797422>\n", "") + ROWS;
        assertThat(send("again-said", "sample=NA1", bare).statusCode()).isEqualTo(422);
        imports("again-said", "sample=NA1&build=GRCh37", bare);
        assertThat(found("again-said")).isEmpty();
        imports("again-said", "sample=NA1&build=GRCh38", bare);

        assertThat(found("again-said")).hasSize(2);
        assertThat(get("/fhir/Patient/again-said/$find-subject-variants?ranges=NC_000010.10:94781000-94782000")
                        .body())
                .contains("false");
    }

    @Test
    void fewerRegionsTakeAwayWhatLiesOutsideOfThem() {
        patient("again-fewer");
        imports("again-fewer", "sample=NA1", HEADER + ROWS);
        imports("again-fewer", "sample=NA1&regions=" + CYP2C19, HEADER + ROWS);

        assertThat(found("again-fewer")).containsExactly("94781858");
        assertThat(stored("Observation", "again-fewer")).hasSize(1);

        imports("again-fewer", "sample=NA1", HEADER + ROWS);
        assertThat(found("again-fewer")).hasSize(2);
    }

    @Test
    void indexOnlyTakesTheObservationsAwayAndTheRowsStay() {
        patient("again-index");
        imports("again-index", "sample=NA1", HEADER + ROWS);
        imports("again-index", "sample=NA1&mode=index", HEADER + ROWS);

        assertThat(stored("Observation", "again-index")).isEmpty();
        assertThat(found("again-index")).hasSize(2);
    }

    @Test
    void aFileThatIsRefusedLeavesTheFirstAsItWas() {
        patient("again-refused");
        imports("again-refused", "sample=NA1", HEADER + ROWS);
        assertThat(send("again-refused", "sample=NA3", HEADER + ROWS).statusCode())
                .isEqualTo(422);
        assertThat(send("again-refused", "sample=NA1", "nonsense").statusCode()).isEqualTo(422);

        assertThat(found("again-refused")).hasSize(2);
    }

    @Test
    void theSameFileOfAnotherPatientIsTheirsAlone() {
        patient("again-one");
        patient("again-two");
        imports("again-one", "sample=NA1", HEADER + ROWS);
        imports("again-two", "sample=NA1", HEADER + ROWS);
        imports("again-two", "sample=NA1&regions=" + CYP2C19, HEADER + ROWS);

        assertThat(found("again-one")).hasSize(2);
        assertThat(found("again-two")).hasSize(1);
    }

    /** In no form: neither changed, nor taken away and put into the index instead, nor by a job that nobody asks. */
    @Test
    void whatAConsentWithholdsOneByOneIsLeftAsItIsHoweverTheFileComesAgain() {
        patient("again-denied");
        imports("again-denied", "sample=NA1", HEADER + ROWS);
        String denied = stored("Observation", "again-denied").get(0).path("id").asText();
        keep("""
                {"resourceType":"Bundle","type":"transaction","entry":[{"request":{"method":"POST","url":"Consent"},"resource":
                 {"resourceType":"Consent","status":"active","dateTime":"2025-03-02",
                  "scope":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/consentscope","code":"patient-privacy"}]},
                  "category":[{"coding":[{"system":"http://loinc.org","code":"59284-0"}]}],"patient":{"reference":"Patient/again-denied"},
                  "policyRule":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"OPTIN"}]},
                  "provision":{"type":"permit","provision":[{"type":"deny","data":
                    [{"meaning":"instance","reference":{"reference":"Observation/%s"}}]}]}}}]}""".formatted(denied));
        List<JsonNode> others = stored("Observation", "again-denied");
        List<String> found = found("again-denied");
        assertThat(others).hasSize(1);

        for (String mode : List.of("", "&mode=index", "&regions=" + CYP2C19)) {
            assertThat(send("again-denied", "sample=NA1" + mode, HEADER + ROWS).statusCode())
                    .isEqualTo(403);
            HttpResponse<String> later = send(request("/fhir/Patient/again-denied/$import-vcf?sample=NA1" + mode)
                    .header("Content-Type", "text/plain")
                    .header("Prefer", "respond-async")
                    .POST(BodyPublishers.ofString(HEADER + ROWS)));
            assertThat(later.statusCode()).as(later.body()).isEqualTo(403);
        }
        assertThat(stored("Observation", "again-denied")).isEqualTo(others);
        assertThat(found("again-denied")).isEqualTo(found);
    }

    private static String document(String id, String patient, byte[] content) {
        return """
                {"resourceType":"DocumentReference","id":"%s","status":"current","subject":{"reference":"Patient/%s"},
                 "content":[{"attachment":{"contentType":"text/plain","data":"%s"}}]}""".formatted(id, patient, Base64.getEncoder().encodeToString(content));
    }

    private void document(String id, String patient, String content) {
        assertThat(put("/fhir/DocumentReference/" + id, document(id, patient, content.getBytes(StandardCharsets.UTF_8)))
                        .statusCode())
                .isEqualTo(201);
    }

    private HttpResponse<String> fromDocument(String patient, String document) {
        return post(
                "/fhir/Patient/" + patient + "/$import-vcf?sample=NA1",
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"file\",\"valueReference\":{\"reference\":\""
                        + document + "\"}}]}");
    }

    /** The same bytes are the same file, by whatever way they come. */
    @Test
    void aDocumentStaysKnownAsImportedWhenItsFileIsSentAgainWithoutIt() {
        patient("again-document");
        document("again-document-vcf", "again-document", HEADER + ROWS);
        assertThat(fromDocument("again-document", "DocumentReference/again-document-vcf")
                        .statusCode())
                .isEqualTo(200);
        List<JsonNode> studies = stored("Procedure", "again-document");
        assertThat(studies.toString()).contains("DocumentReference/again-document-vcf");

        imports("again-document", "sample=NA1", HEADER + ROWS);

        assertThat(stored("Procedure", "again-document")).isEqualTo(studies);
        assertThat(get("/fhir/Patient/again-document/$read-report").body()).contains("a file that was imported");
    }

    /** What needs more care in the document needs no less when it stands in results. */
    @Test
    void labelsOfADocumentGoToAllThatIsMadeOfIt() {
        patient("again-label");
        String labelled = document("again-label-vcf", "again-label", (HEADER + ROWS).getBytes(StandardCharsets.UTF_8))
                .replace(
                        "\"status\"",
                        "\"meta\":{\"security\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-Confidentiality\",\"code\":\"V\"}]},\"status\"");
        assertThat(put("/fhir/DocumentReference/again-label-vcf", labelled).statusCode())
                .isEqualTo(201);
        assertThat(fromDocument("again-label", "DocumentReference/again-label-vcf")
                        .statusCode())
                .isEqualTo(200);
        assertThat(stored("Observation", "again-label"))
                .hasSize(2)
                .allMatch(observation ->
                        observation.at("/meta/security").toString().contains("\"V\""));
        assertThat(found("again-label")).hasSize(2);
        imports("again-label", "sample=NA1", HEADER + ROWS);

        keep("""
                {"resourceType":"Bundle","type":"transaction","entry":[{"request":{"method":"POST","url":"Consent"},"resource":
                 {"resourceType":"Consent","status":"active","dateTime":"2025-03-02",
                  "scope":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/consentscope","code":"patient-privacy"}]},
                  "category":[{"coding":[{"system":"http://loinc.org","code":"59284-0"}]}],"patient":{"reference":"Patient/again-label"},
                  "policyRule":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"OPTIN"}]},
                  "provision":{"type":"permit","provision":[{"type":"deny","securityLabel":
                    [{"system":"http://terminology.hl7.org/CodeSystem/v3-Confidentiality","code":"V"}]}]}}}]}""");
        assertThat(stored("Observation", "again-label")).isEmpty();
        assertThat(stored("Procedure", "again-label")).isEmpty();
        assertThat(found("again-label")).isEmpty();
    }

    @Test
    void regionsOfABodyAreThoseOfAStoredFile() throws IOException {
        patient("again-bed");
        document("again-bed-plain", "again-bed", "chr10\t94762000\t94853000\tCYP2C19\n");
        imports("again-bed", "sample=NA1&regions=DocumentReference/again-bed-plain", HEADER + ROWS);
        assertThat(found("again-bed")).containsExactly("94781858");

        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write("10\t94900000\t95000000\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(put(
                                "/fhir/DocumentReference/again-bed-zip",
                                document("again-bed-zip", "again-bed", zipped.toByteArray()))
                        .statusCode())
                .isEqualTo(201);
        String address =
                URLEncoder.encode(uri("/fhir/DocumentReference/again-bed-zip").toString(), StandardCharsets.UTF_8);
        imports("again-bed", "sample=NA1&regions=" + address, HEADER + ROWS);
        assertThat(found("again-bed")).containsExactly("94942289");
    }

    @Test
    void regionsOfAnothersFileOrOfNoneAreRefused() {
        patient("again-others");
        patient("again-owner");
        document("again-owner-bed", "again-owner", "10\t1\t2\n");
        HttpResponse<String> others =
                send("again-others", "sample=NA1&regions=DocumentReference/again-owner-bed", HEADER + ROWS);
        HttpResponse<String> absent = send("again-others", "sample=NA1&regions=DocumentReference/none", HEADER + ROWS);

        assertThat(others.statusCode()).isEqualTo(absent.statusCode()).isBetween(400, 422);
        assertThat(others.body()).isEqualTo(absent.body());
        assertThat(send("again-others", "sample=NA1&regions=Patient/again-others", HEADER + ROWS)
                        .statusCode())
                .isEqualTo(400);
        assertThat(found("again-others")).isEmpty();
    }
}
