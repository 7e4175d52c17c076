package org.precisionhooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What whoever writes a Consent is told of it (consent.md section 6, opt-in trap). */
class WrittenConsentsIT extends ServerIT {

    private static final String DOMAIN = "https://precisionhooks.org/fhir/CodeSystem/pm-knowledge-domain";

    @BeforeEach
    void patient() {
        put("/fhir/Patient/written-consents", "{\"resourceType\":\"Patient\",\"id\":\"written-consents\"}");
    }

    @Test
    void aRootPermitOfSomeDataIsStoredWithAWarning() {
        HttpResponse<String> answer = post("/fhir/Consent", consent("", true));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().allValues("Warning")).containsExactly("299 precision-hooks \"root-limits\"");
    }

    @Test
    void anOperationOutcomeHoldsTheWarningWithItsCode() {
        HttpResponse<String> answer = send(request("/fhir/Consent")
                .header("Content-Type", "application/json")
                .header("Prefer", "return=OperationOutcome")
                .POST(BodyPublishers.ofString(consent("", true))));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(json(answer).findValuesAsText("code")).contains("root-limits");
    }

    @Test
    void aDomainOptInIsStoredWithoutAWord() {
        String category = ",{\"coding\":[{\"code\":\"domain-opt-in\"}]}";
        HttpResponse<String> answer = post("/fhir/Consent", consent(category, true));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().allValues("Warning")).isEmpty();
    }

    private static String consent(String category, boolean active) {
        return """
                {"resourceType":"Consent","status":"%s","patient":{"reference":"Patient/written-consents"},
                 "scope":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/consentscope","code":"patient-privacy"}]},
                 "category":[{"coding":[{"system":"http://loinc.org","code":"59284-0"}]}%s],
                 "provision":{"type":"permit","code":[{"coding":[{"system":"%s","code":"pharmacogenomics"}]}]}}""".formatted(active ? "active" : "draft", category, DOMAIN);
    }
}
