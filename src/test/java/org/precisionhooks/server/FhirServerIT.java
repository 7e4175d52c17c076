package org.precisionhooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a FHIR client can expect of the server. */
class FhirServerIT extends ServerIT {

    @Test
    void capabilityStatementNamesEveryResourceType() {
        JsonNode statement = json(get("/fhir/metadata"));

        assertThat(statement.path("fhirVersion").asText()).isEqualTo("4.0.1");
        assertThat(statement.at("/software/name").asText()).isEqualTo("Precision Hooks");
        assertThat(statement.at("/rest/0/resource").findValuesAsText("type"))
                .contains("Patient", "Observation", "MolecularSequence", "MedicationRequest", "Consent", "AuditEvent")
                .hasSizeGreaterThan(140);
    }

    @Test
    void createdPatientIsReadAndFound() {
        HttpResponse<String> created = post("/fhir/Patient", patient("", "Createsson"));
        String id = json(created).path("id").asText();

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(id).as("cannot be counted through").hasSize(36);
        assertThat(json(get("/fhir/Patient/" + id)).at("/name/0/family").asText())
                .isEqualTo("Createsson");
        assertThat(entries(get("/fhir/Patient?family=Createsson"))).isEqualTo(1);
    }

    @Test
    void repeatedSearchSeesWhatWasWrittenSince() {
        assertThat(entries(get("/fhir/Patient?family=Fresh"))).isZero();
        put("/fhir/Patient/fresh", patient("fresh", "Fresh"));
        assertThat(entries(get("/fhir/Patient?family=Fresh"))).isEqualTo(1);
    }

    @Test
    void historyKeepsEachVersion() {
        put("/fhir/Patient/history", patient("history", "First"));
        put("/fhir/Patient/history", patient("history", "Second"));

        assertThat(entries(get("/fhir/Patient/history/_history"))).isEqualTo(2);
        assertThat(json(get("/fhir/Patient/history/_history/1"))
                        .at("/name/0/family")
                        .asText())
                .isEqualTo("First");
    }

    @Test
    void transactionIsStoredAndEverythingReturnsThePatientsCompartment() {
        HttpResponse<String> stored = post("/fhir", patientWithObservations("everything", 3));

        assertThat(stored.statusCode()).isEqualTo(200);
        assertThat(entries(get("/fhir/Patient/everything/$everything"))).isEqualTo(4);
    }

    @Test
    void failedTransactionLeavesNothing() {
        HttpResponse<String> refused = post(
                "/fhir",
                bundle(List.of(
                        entry("Patient/half", patient("half", "Half")),
                        entry("Observation/half", observation("half", "does-not-exist")))));

        assertThat(refused.statusCode()).isBetween(400, 422);
        assertThat(get("/fhir/Patient/half").statusCode()).isEqualTo(404);
    }

    @Test
    void searchIsPagedToItsEnd() {
        post("/fhir", patientWithObservations("paged", 5));
        JsonNode first = json(get("/fhir/Observation?subject=Patient/paged&_count=2"));

        assertThat(first.path("entry")).hasSize(2);
        assertThat(pages(first)).isEqualTo(3);
    }

    @Test
    void noPageIsLargerThanTheLimit() {
        post("/fhir", patientWithObservations("large", 210));

        assertThat(entries(get("/fhir/Observation?subject=Patient/large&_count=1000")))
                .isEqualTo(200);
    }

    @Test
    void validateReportsWhatIsMissing() {
        JsonNode outcome = json(post("/fhir/Observation/$validate", "{\"resourceType\":\"Observation\"}"));

        assertThat(outcome.path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(outcome.path("issue").findValuesAsText("diagnostics"))
                .anyMatch(text -> text.contains("Observation.status"))
                .anyMatch(text -> text.contains("Observation.code"));
    }

    @Test
    void valueSetIsExpanded() {
        JsonNode expanded = json(get("/fhir/ValueSet/$expand?url=http://hl7.org/fhir/ValueSet/administrative-gender"));

        assertThat(expanded.at("/expansion/contains").findValuesAsText("code")).contains("male", "female");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resourceType\":\"Patient\"",
                "",
                "[]",
                "{\"resourceType\":\"Patint\"}",
                "{\"resourceType\":\"Patient\",\"birthDate\":\"soon\"}"
            })
    void badBodyIsAnsweredWithAnOutcome(String body) {
        HttpResponse<String> refused = post("/fhir/Patient", body);

        assertThat(refused.statusCode()).isBetween(400, 422);
        assertThat(json(refused).path("resourceType").asText()).isEqualTo("OperationOutcome");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$expunge", "$reindex", "$mark-all-resources-for-reindexing", "$export", "$import"})
    void maintenanceOperationsAreUnknown(String operation) {
        HttpResponse<String> refused = post("/fhir/" + operation, "{\"resourceType\":\"Parameters\"}");

        assertThat(refused.statusCode()).isBetween(400, 404);
        assertThat(json(refused).at("/issue/0/code").asText()).isEqualTo("not-supported");
    }

    private static int pages(JsonNode first) {
        int pages = 1;
        JsonNode page = first;
        while (next(page) != null) {
            page = json(send(HttpRequest.newBuilder(URI.create(next(page)))));
            pages++;
        }
        return pages;
    }

    private static String next(JsonNode page) {
        for (JsonNode link : page.path("link")) {
            if ("next".equals(link.path("relation").asText())) {
                return link.path("url").asText();
            }
        }
        return null;
    }

    private static int entries(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        return json(response).path("entry").size();
    }

    private static String patientWithObservations(String id, int count) {
        return bundle(IntStream.rangeClosed(0, count)
                .mapToObj(i -> i == 0
                        ? entry("Patient/" + id, patient(id, "Demo"))
                        : entry("Observation/" + id + "-" + i, observation(id + "-" + i, id)))
                .toList());
    }

    private static String patient(String id, String family) {
        String identity = id.isEmpty() ? "" : "\"id\":\"" + id + "\",";
        return "{\"resourceType\":\"Patient\"," + identity + "\"name\":[{\"family\":\"" + family + "\"}]}";
    }

    private static String observation(String id, String patient) {
        return """
                {"resourceType":"Observation","id":"%s","status":"final","code":{"text":"Weight"},
                 "subject":{"reference":"Patient/%s"}}""".formatted(id, patient);
    }

    private static String entry(String url, String resource) {
        return "{\"resource\":" + resource + ",\"request\":{\"method\":\"PUT\",\"url\":\"" + url + "\"}}";
    }

    private static String bundle(List<String> entries) {
        return entries.stream()
                .collect(Collectors.joining(
                        ",", "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[", "]}"));
    }
}
