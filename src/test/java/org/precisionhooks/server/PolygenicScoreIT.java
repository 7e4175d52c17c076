package org.precisionhooks.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.SharedReference;

/** {@code Patient/[id]/$polygenic-score} over HTTP, for files of genotypes that are stored here. */
class PolygenicScoreIT extends ServerIT {

    private static final String OPERATION = "/$polygenic-score";
    private static final double TOLERANCE = 2e-5;
    private static final Path RISK =
            Path.of("src/test/resources/cases/cardiovascular-risk/diabetes-and-treated-pressure.json");

    private static boolean loaded;

    @BeforeEach
    void load() {
        if (!loaded) {
            keep(bundle(patient("pgs-one"), document("pgs-one", "pgs-one", TestScores.VCF)));
            loaded = true;
        }
    }

    private static String patient(String id) {
        return "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\"}";
    }

    private static String document(String id, String patient, String vcf) {
        String data = Base64.getEncoder().encodeToString(vcf.getBytes(StandardCharsets.UTF_8));
        return "{\"resourceType\":\"DocumentReference\",\"id\":\"" + id
                + "\",\"status\":\"current\",\"subject\":{\"reference\":\"Patient/" + patient
                + "\"},\"content\":[{\"attachment\":{\"contentType\":\"text/vcf\",\"data\":\"" + data + "\"}}]}";
    }

    private static String bundle(String... resources) {
        StringBuilder entries = new StringBuilder();
        for (String resource : resources) {
            JsonNode json = json(resource);
            entries.append(entries.isEmpty() ? "" : ",")
                    .append("{\"resource\":" + resource + ",\"request\":{\"method\":\"PUT\",\"url\":\"")
                    .append(json.path("resourceType").asText() + "/"
                            + json.path("id").asText())
                    .append("\"}}");
        }
        return "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + entries + "]}";
    }

    private HttpResponse<String> score(String patient, String score, String source) {
        return get("/fhir/Patient/" + patient + OPERATION + "?score=" + score + "&source=" + source);
    }

    private static JsonNode value(JsonNode parameters, String name) {
        for (JsonNode parameter : parameters.path("parameter")) {
            if (parameter.path("name").asText().equals(name)) {
                for (var field : parameter.properties()) {
                    if (field.getKey().startsWith("value") || field.getKey().equals("resource")) {
                        return field.getValue();
                    }
                }
            }
        }
        return MissingNode.getInstance();
    }

    @Test
    void sumIsToldWithWhatItRestsOn() {
        HttpResponse<String> response = score("pgs-one", "PGS900001", "DocumentReference/pgs-one");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode answer = json(response);

        assertThat(value(answer, "sum").asDouble()).isEqualTo(0.5 - 0.5 + 0.125);
        assertThat(List.of("rows", "matched", "used", "ambiguous", "missing", "imputed", "repeated"))
                .extracting(name -> value(answer, name).asInt(-1))
                .containsExactly(5, 4, 3, 1, 1, 0, 0);
        assertThat(value(answer, "rate").asDouble()).isEqualTo(0.8);
        assertThat(value(answer, "refusal").isMissingNode()).isTrue();
        assertThat(response.body()).contains("no percentile and no class").doesNotContain("\"percentile\"");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(value(answer, "result").path("derivedFrom").toString()).contains("DocumentReference/pgs-one");
        assertThat(Validation.problems(response.body())).isEmpty();
        assertThat(Validation.problems(value(answer, "result").toString())).isEmpty();
    }

    @Test
    void theFileMayBeTheBodyAndIsNotKept() {
        HttpResponse<String> sent = body("?score=PGS900001", TestScores.VCF);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);

        assertThat(value(json(sent), "sum").asDouble()).isEqualTo(0.5 - 0.5 + 0.125);
        assertThat(value(json(sent), "result").path("derivedFrom").isMissingNode())
                .isTrue();
        assertThat(sent.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(body("?score=PGS900001&source=DocumentReference/pgs-one", TestScores.VCF)
                        .body())
                .contains("\"code\":\"unreadable-source\"");
        assertThat(body("?score=PGS900001", "nothing of the kind").body()).contains("\"code\":\"not-vcf\"");
    }

    private HttpResponse<String> body(String query, String vcf) {
        return send(request("/fhir/Patient/pgs-one" + OPERATION + query)
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(vcf)));
    }

    @Test
    void anAttachmentMayBeSentAlong() {
        String data = Base64.getEncoder().encodeToString(TestScores.VCF.getBytes(StandardCharsets.UTF_8));
        JsonNode answer = json(post(
                "/fhir/Patient/pgs-one" + OPERATION,
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"score\",\"valueString\":\"PGS900001\"},"
                        + "{\"name\":\"source\",\"valueAttachment\":{\"contentType\":\"text/vcf\",\"data\":\"" + data
                        + "\"}}]}"));

        assertThat(value(answer, "sum").asDouble()).isEqualTo(0.5 - 0.5 + 0.125);
    }

    @Test
    void aScoreOfAnotherBuildIsRefusedWithoutANumber() {
        JsonNode answer = json(score("pgs-one", "PGS900002", "DocumentReference/pgs-one"));

        assertThat(value(answer, "sum").isMissingNode()).isTrue();
        assertThat(value(answer, "refusal").path("code").asText()).isEqualTo("other-build");
        assertThat(value(answer, "result").isMissingNode()).isTrue();
    }

    @Test
    void tooFewMatchesAreRefusedWithoutANumber() {
        keep(bundle(patient("pgs-few"), document("pgs-few", "pgs-few", TestScores.VCF.replaceAll("(?m)^2\t.*\n", ""))));
        JsonNode answer = json(score("pgs-few", "PGS900001", "DocumentReference/pgs-few"));

        assertThat(value(answer, "refusal").path("code").asText()).isEqualTo("too-few-matched");
        assertThat(value(answer, "matched").asInt()).isEqualTo(2);
        assertThat(value(answer, "sum").isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "score=PGS900001 | 400 | unreadable-source",
                "source=DocumentReference/pgs-one | 400 | unknown-score",
                "score=PGS000000&source=DocumentReference/pgs-one | 400 | unknown-score",
                "score=PGS900001&score=PGS900002&source=DocumentReference/pgs-one | 400 | unknown-score",
                "score=PGS900001&source=Patient/pgs-one | 400 | unreadable-source",
                "score=PGS900001&source=DocumentReference/pgs-nothing | 404 | absent",
                "score=PGS900001&source=https://elsewhere.example.org/fhir/DocumentReference/pgs-one | 400 | unreadable-source",
                "score=PGS900001&source=DocumentReference/pgs-one&sample=NA2 | 422 | unknown-sample",
                "score=PGS900001&source=DocumentReference/pgs-one&build=GRCh37 | 422 | build-conflict",
                "score=PGS900001&source=DocumentReference/pgs-one&build=hg18 | 400 | unreadable-build"
            })
    void whatCannotBeReadIsRefusedWithItsCode(String query, int status, String code) {
        HttpResponse<String> response = get("/fhir/Patient/pgs-one" + OPERATION + "?" + query);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).contains("\"code\":\"" + code + "\"").doesNotContain("NA1");
    }

    @Test
    void aDocumentOfAnotherPatientIsNone() {
        keep(bundle(patient("pgs-other")));

        assertThat(score("pgs-other", "PGS900001", "DocumentReference/pgs-one").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aDocumentThatWasReplacedIsNotUsed() {
        keep(bundle(
                patient("pgs-old"),
                document("pgs-old", "pgs-old", TestScores.VCF).replace("\"current\"", "\"entered-in-error\"")));

        assertThat(score("pgs-old", "PGS900001", "DocumentReference/pgs-old").statusCode())
                .isEqualTo(400);
    }

    @Test
    void unknownPatientIsAnsweredLikeItsRead() {
        assertThat(score("pgs-nobody", "PGS900001", "DocumentReference/pgs-one").body())
                .isEqualTo(get("/fhir/Patient/pgs-nobody").body());
    }

    @Test
    void loadedScoresAreListedWithTheirTerms() {
        assertThat(get("/fhir/$knowledge").body())
                .contains("\"valueString\":\"PGS900001\"", "fiction_heart", "CC0-1.0", "Made for tests")
                .contains("not stated in the file");
    }

    @Test
    void operationIsInTheCapabilityStatement() {
        assertThat(get("/fhir/metadata").body()).contains("OperationDefinition/polygenic-score");
    }

    /** The golden case of the risk, whose results are of yesterday, since the server has the clock of the day. */
    private static String[] riskOf(String patient) throws IOException {
        String yesterday = LocalDate.now().minusDays(1).toString();
        List<String> resources = new ArrayList<>();
        for (JsonNode resource : json(Files.readString(RISK)).path("given")) {
            String id = resource.path("id").asText();
            resources.add(resource.toString()
                    .replace(
                            "\"id\":\"" + id + "\"",
                            "\"id\":\"" + (id.equals("p1") ? patient : patient + "-" + id) + "\"")
                    .replace("Patient/p1", "Patient/" + patient)
                    .replaceAll("\"effectiveDateTime\":\"[^\"]*\"", "\"effectiveDateTime\":\"" + yesterday + "\""));
        }
        return resources.toArray(String[]::new);
    }

    @Test
    void aScoreThatWasKeptStandsBesideTheRiskAndChangesNoNumberOfIt() throws IOException {
        keep(bundle(riskOf("pgs-risk")));
        keep(bundle(document("pgs-risk", "pgs-risk", TestScores.VCF)));
        JsonNode before = json(get("/fhir/Patient/pgs-risk/$cardiovascular-risk"));
        JsonNode result = value(json(score("pgs-risk", "PGS900001", "DocumentReference/pgs-risk")), "result");
        HttpResponse<String> kept = post("/fhir/Observation", result.toString());
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);

        JsonNode after = json(get("/fhir/Patient/pgs-risk/$cardiovascular-risk"));

        assertThat(before.at("/entry/0/resource/prediction/0").isMissingNode()).isFalse();
        assertThat(after.at("/entry/0/resource/prediction")).isEqualTo(before.at("/entry/0/resource/prediction"));
        assertThat(after.at("/entry/0/resource/basis")).isEqualTo(before.at("/entry/0/resource/basis"));
        assertThat(before.toString()).doesNotContain("olygenic");
        assertThat(after.at("/entry/0/resource").toString())
                .contains(
                        "Beside the estimate, and no part of it: polygenic score PGS900001 for Coronary artery disease")
                .contains("0.125")
                .contains("No percentile or class");
    }

    @Test
    void theScoreOfALaboratoryStandsBesideAsItsStatement() throws IOException {
        keep(bundle(riskOf("pgs-lab")));
        keep(
                bundle(
                        "{\"resourceType\":\"RiskAssessment\",\"id\":\"pgs-lab\",\"status\":\"final\",\"subject\":{\"reference\":\"Patient/pgs-lab\"},\"occurrenceDateTime\":\"2026-05-01\",\"method\":{\"text\":\"PGS000018\"},\"prediction\":[{\"outcome\":{\"text\":\"Coronary artery disease\"},\"qualitativeRisk\":{\"text\":\"high\"},\"relativeRisk\":1.8}]}"));

        assertThat(json(get("/fhir/Patient/pgs-lab/$cardiovascular-risk"))
                        .at("/entry/0/resource")
                        .toString())
                .contains(
                        "polygenic score PGS000018 for Coronary artery disease, as recorded: high, relative risk 1.8 (RiskAssessment/pgs-lab, 2026-05-01)");
    }

    /** Of the cohort of 1,213 some samples, with and without missing genotypes; all of them in SharedSumsConformanceTest. */
    @Test
    void sumsOfPlinkAreMetOverHttp() throws IOException {
        Path folder = SharedReference.require("cardiology/pgs");
        String data = Base64.getEncoder()
                .encodeToString(Files.readAllBytes(folder.resolve("cineca_synthetic_subset.vcf.gz")));
        keep(
                bundle(
                        patient("pgs-cohort"),
                        "{\"resourceType\":\"Binary\",\"id\":\"pgs-cohort\",\"contentType\":\"application/gzip\",\"securityContext\":{\"reference\":\"Patient/pgs-cohort\"},\"data\":\""
                                + data + "\"}",
                        "{\"resourceType\":\"DocumentReference\",\"id\":\"pgs-cohort\",\"status\":\"current\",\"subject\":{\"reference\":\"Patient/pgs-cohort\"},\"content\":[{\"attachment\":{\"url\":\"Binary/pgs-cohort\"}}]}"));
        List<String> rows = Files.readAllLines(folder.resolve("expected_sum_shared.tsv"));
        int missing = 0;
        for (int i = 1; i < rows.size(); i += 60) {
            missing += compare(rows.get(i).split("\t"));
        }
        String[] worst = rows.stream()
                .skip(1)
                .map(row -> row.split("\t"))
                .max(Comparator.comparingInt(row -> Integer.parseInt(row[1])))
                .orElseThrow();
        assertThat(missing + compare(worst)).isPositive();
    }

    private int compare(String[] expected) {
        HttpResponse<String> response = get("/fhir/Patient/pgs-cohort" + OPERATION
                + "?score=PGS001229&source=DocumentReference/pgs-cohort&build=GRCh37&sample=" + expected[0] + "_"
                + expected[0]);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode answer = json(response);
        assertThat(value(answer, "sum").asDouble())
                .as(expected[0])
                .isCloseTo(Double.parseDouble(expected[2]), within(TOLERANCE));
        assertThat(List.of("rows", "matched", "ambiguous", "used"))
                .extracting(name -> value(answer, name).asInt(-1))
                .containsExactly(835, 829, 47, 782);
        return value(answer, "imputed").asInt();
    }
}
