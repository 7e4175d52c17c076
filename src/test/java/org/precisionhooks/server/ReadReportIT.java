package org.precisionhooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code $read-report}: what was read of a patient's genetic results, and what the sender of one is told. */
class ReadReportIT extends ServerIT {

    private static final Path CASE = Path.of("src/test/resources/cases/read-report/record.json");

    @BeforeEach
    void storeRecord() throws IOException {
        keep(new ObjectMapper().readTree(CASE.toFile()).path("given").toString());
    }

    @Test
    void everyGeneticResultIsListedWithWhatWasReadOfIt() throws IOException {
        HttpResponse<String> response = get("/fhir/Patient/reading/$read-report");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(lines(json(response)))
                .containsExactlyElementsOf(
                        texts(new ObjectMapper().readTree(CASE.toFile()).path("then")));
        assertThat(Validation.problems(response.body())).isEmpty();
    }

    @Test
    void whatTheCountsSayIsWhatIsListed() {
        JsonNode report = json(get("/fhir/Patient/reading/$read-report"));

        Map<String, String> counts = Map.of("read", "read", "warning", "warning", "notComputable", "not-computable");
        counts.forEach((count, outcome) -> {
            long listed = lines(report).stream()
                    .filter(line -> line.matches("\\S+ " + outcome + "( .*)?"))
                    .count();
            assertThat(StreamSupport.stream(report.path("parameter").spliterator(), false)
                            .filter(part -> part.path("name").asText().equals(count))
                            .mapToLong(part -> part.path("valueInteger").asLong()))
                    .as(outcome)
                    .containsExactly(listed);
        });
    }

    @Test
    void whatConsentWithholdsIsNotMentioned() {
        assertThat(lines(json(get("/fhir/Patient/reading-refusal/$read-report"))))
                .containsExactly("Observation/reading-refusal-cftr read genotype CFTR F508del/F508del");
    }

    @Test
    void unknownPatientIsAnsweredLikeItsRead() {
        assertThat(get("/fhir/Patient/reading-nobody/$read-report").body())
                .isEqualTo(get("/fhir/Patient/reading-nobody").body());
    }

    @Test
    void theSenderOfAResultIsToldWhatCannotBeUsed() {
        HttpResponse<String> written = send(request("/fhir/Observation/reading-sent")
                .header("Content-Type", "application/fhir+json")
                .header("Prefer", "return=OperationOutcome")
                .PUT(BodyPublishers.ofString("""
                        {"resourceType":"Observation","id":"reading-sent","status":"final",
                         "subject":{"reference":"Patient/reading-other"},
                         "code":{"coding":[{"system":"http://loinc.org","code":"84413-4"}]},
                         "valueCodeableConcept":{"text":"CYP2C19 *1/*2"},
                         "component":[{"code":{"coding":[{"system":"http://loinc.org","code":"48018-6"}]},
                           "valueCodeableConcept":{"coding":[{"system":"http://www.genenames.org","code":"HGNC:2623"}]}}]}""")));

        assertThat(written.statusCode()).isLessThan(300);
        assertThat(written.headers().allValues("Warning")).contains("299 precision-hooks \"gene-conflict\"");
        assertThat(json(written).path("issue").findValuesAsText("code")).contains("gene-conflict");
    }

    @Test
    void theSenderOfAReadableResultIsToldNothing() {
        HttpResponse<String> written = send(request("/fhir/Observation/reading-fine")
                .header("Content-Type", "application/fhir+json")
                .PUT(BodyPublishers.ofString("""
                        {"resourceType":"Observation","id":"reading-fine","status":"final",
                         "subject":{"reference":"Patient/reading-other"},
                         "code":{"coding":[{"system":"http://loinc.org","code":"84413-4"}]},
                         "valueCodeableConcept":{"text":"CYP2C19 *1/*2"}}""")));

        assertThat(written.statusCode()).isLessThan(300);
        assertThat(written.headers().allValues("Warning")).isEmpty();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** One line a resource: reference, outcome, facts, issues. */
    private static List<String> lines(JsonNode report) {
        return StreamSupport.stream(report.path("parameter").spliterator(), false)
                .filter(part -> part.path("name").asText().equals("resource"))
                .map(part -> line(part.path("part")).strip())
                .toList();
    }

    private static String line(JsonNode parts) {
        StringBuilder line = new StringBuilder();
        for (JsonNode part : parts) {
            switch (part.path("name").asText()) {
                case "reference", "outcome", "kind", "gene", "text" ->
                    line.append(' ')
                            .append(part.path("valueString")
                                    .asText(part.path("valueCode").asText()));
                case "code" ->
                    line.append(" !").append(part.at("/valueCoding/code").asText());
                case "fact", "issue" ->
                    line.append(' ').append(line(part.path("part")).strip());
                default -> {}
            }
        }
        return line.toString();
    }
}
