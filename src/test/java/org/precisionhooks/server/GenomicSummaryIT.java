package org.precisionhooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code $genomic-summary} as a FHIR client calls it, for patients who are stored here. */
class GenomicSummaryIT extends ServerIT {

    private static final String OPERATION = "/$genomic-summary";

    @BeforeEach
    void storePatients() {
        keep(bundle("summary-open", "") + "");
        keep(bundle("summary-closed", """
                , {"resource": {"resourceType": "Consent", "id": "summary-closed-no", "status": "active",
                  "scope": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/consentscope", "code": "patient-privacy"}]},
                  "category": [{"coding": [{"system": "http://loinc.org", "code": "59284-0"}]}],
                  "patient": {"reference": "Patient/summary-closed"}, "dateTime": "2026-01-01",
                  "policyRule": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "OPTIN"}]},
                  "provision": {"type": "permit", "provision": [{"type": "deny",
                    "class": [{"system": "http://hl7.org/fhir/resource-types", "code": "Observation"}]}]}},
                 "request": {"method": "PUT", "url": "Consent/summary-closed-no"}}
                """));
        keep("""
                {"resourceType": "Bundle", "type": "transaction", "entry": [
                 {"resource": {"resourceType": "Patient", "id": "summary-empty", "birthDate": "1970-01-01"},
                  "request": {"method": "PUT", "url": "Patient/summary-empty"}}]}
                """);
    }

    private static String bundle(String patient, String more) {
        return """
                {"resourceType": "Bundle", "type": "transaction", "entry": [
                 {"resource": {"resourceType": "Patient", "id": "PATIENT", "birthDate": "1970-01-01"},
                  "request": {"method": "PUT", "url": "Patient/PATIENT"}},
                 {"resource": {"resourceType": "Observation", "id": "PATIENT-genotype", "status": "final",
                   "code": {"coding": [{"system": "http://loinc.org", "code": "84413-4"}]},
                   "subject": {"reference": "Patient/PATIENT"}, "effectiveDateTime": "2026-03-01",
                   "valueCodeableConcept": {"text": "*2/*17"},
                   "component": [{"code": {"coding": [{"system": "http://loinc.org", "code": "48018-6"}]},
                    "valueCodeableConcept": {"coding": [{"system": "http://www.genenames.org", "code": "HGNC:2621", "display": "CYP2C19"}]}}]},
                  "request": {"method": "PUT", "url": "Observation/PATIENT-genotype"}} MORE]}
                """.replace("MORE", more).replace("PATIENT", patient);
    }

    @Test
    void whatIsKnownIsADocumentThatSaysFromWhere() {
        HttpResponse<String> response = get("/fhir/Patient/summary-open" + OPERATION);
        JsonNode document = json(response);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(document.path("type").asText()).isEqualTo("document");
        assertThat(document.at("/entry/0/resource/resourceType").asText()).isEqualTo("Composition");
        assertThat(response.body()).contains("CYP2C19 *2/*17", "/fhir/Observation/summary-open-genotype");
        assertThat(Validation.problems(response.body()))
                .allMatch(problem -> problem.contains("genomics-reporting") && problem.contains("could not be found"));
    }

    @Test
    void withheldIsAnsweredLikeAbsent() {
        HttpResponse<String> withheld = get("/fhir/Patient/summary-closed" + OPERATION);
        HttpResponse<String> absent = get("/fhir/Patient/summary-empty" + OPERATION);

        assertThat(withheld.statusCode()).isEqualTo(absent.statusCode()).isEqualTo(200);
        assertThat(withheld.body()).doesNotContain("*2/*17", "summary-closed-genotype");
        assertThat(withheld.body().length() - absent.body().length())
                .isEqualTo("summary-closed".length() - "summary-empty".length());
    }

    @Test
    void anUnknownPatientIsAnsweredLikeItsRead() {
        HttpResponse<String> read = get("/fhir/Patient/summary-nobody");
        HttpResponse<String> answer = get("/fhir/Patient/summary-nobody" + OPERATION);

        assertThat(answer.statusCode()).isEqualTo(read.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo(read.body());
    }

    @Test
    void theDocumentCanBeKeptByAFhirServer() {
        String document = get("/fhir/Patient/summary-open" + OPERATION).body();

        HttpResponse<String> kept = post("/fhir/Bundle", document);

        assertThat(kept.statusCode()).isEqualTo(201);
    }

    @Test
    void theOperationIsInTheCapabilityStatement() {
        assertThat(get("/fhir/metadata").body()).contains("OperationDefinition/genomic-summary");
    }
}
