package org.precisionhooks.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.fhir.access.scope.Role;
import org.precisionhooks.server.ServerIT;
import org.precisionhooks.server.TestClients;
import org.precisionhooks.server.Validation;

/** Threat 42: a patient sees every use of their record, and why something may be used or not. */
class AccessReportIT extends ServerIT {

    private static final String ID = "demo-refuses-genetics";
    private static final String PATIENT = TestClients.header("ar-app", ID, Role.PATIENT);
    private static final String OFFICER = TestClients.header("ar-officer", "none", Role.PRIVACY_OFFICER);
    private static final String AUDITOR = TestClients.header("ar-auditor", "none", Role.AUDITOR);
    private static final String CLINICIAN = TestClients.header("ar-clinician", "default");
    private static final String OTHER_PATIENT = TestClients.header("ar-app", "demo-untested", Role.PATIENT);

    @BeforeEach
    void useTheRecord() {
        as(CLINICIAN, "/fhir/Patient/" + ID);
        as(CLINICIAN, "/fhir/Observation?patient=" + ID);
        as(CLINICIAN, "/fhir/Patient/" + ID + "/$precision-recommendations?drug=clopidogrel");
        send(request("/cds-services/precision-pgx-patient-view")
                .header("Authorization", CLINICIAN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("""
                        {"hook": "patient-view", "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
                         "context": {"userId": "Practitioner/ar-doctor", "patientId": "%s"}}""".formatted(ID))));
    }

    @Test
    void patientSeesEveryUseInPlainWordsAndAsResource() {
        JsonNode report = report(PATIENT, "");

        List<String> words = parts(report, "words");
        assertThat(words)
                .anyMatch(text -> text.contains("ar-clinician searched for data, for treatment"))
                .anyMatch(text -> text.contains("used the operation $precision-recommendations"))
                .anyMatch(text -> text.contains("Practitioner/ar-doctor by ar-clinician asked for advice at"))
                .anyMatch(text -> text.contains("was not shown") && text.contains("Consent/"));
        assertThat(parts(report, "outcome")).contains("answered", "withheld");
        assertThat(report.findValuesAsText("resourceType")).contains("AuditEvent");
        assertThat(Validation.problems(report.toString())).allMatch(problem -> problem.contains("profiles.ihe.net"));
    }

    @Test
    void everyRequestIsInTheReport() {
        int before = parts(report(OFFICER, ""), "words").size();
        useTheRecord();
        List<String> after = parts(report(OFFICER, ""), "words");

        // Four uses, of which three asked for consent, and the report in between.
        assertThat(after.size() - before).isGreaterThanOrEqualTo(8);
        assertThat(after).anyMatch(text -> text.contains("ar-officer used the operation $access-report"));
    }

    @Test
    void auditorAndPrivacyOfficerSeeItToo() {
        assertThat(parts(report(AUDITOR, ""), "words")).isNotEmpty();
        assertThat(parts(report(OFFICER, "?start=2999"), "words")).isEmpty();
        assertThat(parts(report(OFFICER, "?end=1999"), "words")).isEmpty();
        assertThat(as(OFFICER, "/fhir/Patient/" + ID + "/$access-report?start=nonsense")
                        .body())
                .contains("unreadable-period");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$access-report", "$consent-explain"})
    void othersGetTheAnswerForAnAbsentPatient(String operation) {
        for (String caller : List.of(CLINICIAN, OTHER_PATIENT)) {
            HttpResponse<String> hidden = as(caller, "/fhir/Patient/" + ID + "/" + operation);
            HttpResponse<String> absent = as(caller, "/fhir/Patient/ar-nobody-at-all-xx/" + operation);
            HttpResponse<String> read = as(caller, "/fhir/Patient/ar-nobody-at-all-xx");
            assertThat(hidden.statusCode()).isEqualTo(404);
            assertThat(hidden.body().replace(ID, "ID")).isEqualTo(absent.body().replace("ar-nobody-at-all-xx", "ID"));
            assertThat(absent.body()).isEqualTo(read.body());
            assertThat(hidden.headers().map().keySet())
                    .isEqualTo(absent.headers().map().keySet());
        }
    }

    @Test
    void consentIsExplained() {
        JsonNode answer =
                json(as(PATIENT, "/fhir/Patient/" + ID + "/$consent-explain?requester=Practitioner/1&action=cds"));

        assertThat(parts(answer, "effect")).isEmpty();
        assertThat(value(answer, "effect")).isEqualTo("redact");
        assertThat(value(answer, "policy")).isNotBlank();
        assertThat(value(answer, "decision")).hasSize(64);
        JsonNode denied = resource(answer, "Observation/" + ID + "-cyp2c19");
        assertThat(denied.toString()).contains("\"deny\"", "\"consent\"", "Consent/", "/_history/", "provision");
        assertThat(Validation.problems(answer.toString())).isEmpty();
    }

    @Test
    void explanationDependsOnTheQuestion() {
        String address = "/fhir/Patient/" + ID + "/$consent-explain";

        assertThat(value(json(as(OFFICER, address + "?purpose=HMARKT&relation=payer")), "effect"))
                .isEqualTo("deny");
        assertThat(json(as(OFFICER, address + "?time=1990-01-01")).toString()).contains("1990-01-01");
        assertThat(as(OFFICER, address + "?relation=friend").body()).contains("unreadable-relation");
        assertThat(as(OFFICER, address + "?action=steal").body()).contains("unreadable-action");
        assertThat(as(OFFICER, address + "?requester=someone").body()).contains("unreadable-requester");
        assertThat(as(OFFICER, address + "?time=soon").body()).contains("unreadable-time");
    }

    private HttpResponse<String> as(String authorization, String path) {
        return send(request(path).header("Authorization", authorization).GET());
    }

    private JsonNode report(String authorization, String query) {
        HttpResponse<String> answer = as(authorization, "/fhir/Patient/" + ID + "/$access-report" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        return json(answer);
    }

    private static List<String> parts(JsonNode report, String name) {
        List<String> found = new ArrayList<>();
        for (JsonNode parameter : report.path("parameter")) {
            for (JsonNode part : parameter.path("part")) {
                if (part.path("name").asText().equals(name)) {
                    found.add(part.path("valueString")
                            .asText(part.path("valueCode").asText()));
                }
            }
        }
        return found;
    }

    private static String value(JsonNode answer, String name) {
        for (JsonNode parameter : answer.path("parameter")) {
            if (parameter.path("name").asText().equals(name)) {
                return parameter
                        .path("valueString")
                        .asText(parameter.path("valueCode").asText());
            }
        }
        return "";
    }

    private static JsonNode resource(JsonNode answer, String reference) {
        for (JsonNode parameter : answer.path("parameter")) {
            if (parameter.path("part").path(0).path("valueString").asText().equals(reference)) {
                return parameter;
            }
        }
        throw new AssertionError("No " + reference + " in " + answer);
    }
}
