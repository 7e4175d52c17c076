package org.precisionhooks.server.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.fhir.write.summary.PrintedPage;
import org.precisionhooks.server.Validation;

/** The cards and operations of the heart as a client sees them; a refusal answers like an empty record. */
class HeartIT extends HookIT {

    private static final String SERVICE = "/cds-services/precision-heart-patient-view";

    private static JsonNode cholesterol(String patient, String value) {
        return HookRecords.read("""
                {'resourceType': 'Observation', 'id': '%1$s-ldl', 'status': 'final', 'subject': {'reference': 'Patient/%1$s'},
                 'effectiveDateTime': '2026-01-01', 'code': {'coding': [{'system': 'http://loinc.org', 'code': '18262-6'}]},
                 'valueQuantity': {'value': %2$s, 'unit': 'mg/dL', 'system': 'http://unitsofmeasure.org', 'code': 'mg/dL'}}""".formatted(patient, value));
    }

    private static JsonNode father(String patient) {
        return HookRecords.read("""
                {'resourceType': 'FamilyMemberHistory', 'id': '%1$s-father', 'status': 'completed',
                 'patient': {'reference': 'Patient/%1$s'}, 'relationship': {'coding':
                 [{'system': 'http://terminology.hl7.org/CodeSystem/v3-RoleCode', 'code': 'FTH'}]},
                 'condition': [{'code': {'coding': [{'system': 'http://snomed.info/sct', 'code': '22298006',
                   'display': 'Myocardial infarction'}]}, 'onsetAge': {'value': 50, 'system': 'http://unitsofmeasure.org',
                   'code': 'a'}}]}""".formatted(patient));
    }

    private void storeHigh(String patient, JsonNode... more) {
        List<JsonNode> record = new ArrayList<>(List.of(
                HookRecords.read("{'resourceType': 'Patient', 'id': '" + patient
                        + "', 'gender': 'male', 'birthDate': '1976-01-01'}"),
                cholesterol(patient, "260"),
                father(patient)));
        record.addAll(List.of(more));
        store(record);
    }

    private HttpResponse<String> view(String patient) {
        return post(SERVICE, HookBody.of(VIEW, patient).json());
    }

    @Test
    void openingTheChartTellsOfACholesterolThatMayBeInherited() {
        storeHigh("heart-high");
        HttpResponse<String> answer = view("heart-high");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode cards = json(answer).path("cards");

        assertThat(cards).hasSize(1);
        assertThat(cards.at("/0/summary").asText())
                .isEqualTo(
                        "Familial hypercholesterolaemia: probable by Dutch Lipid Clinic Network (6 points), possible by Simon Broome");
        assertThat(cards.at("/0/indicator").asText()).isEqualTo("warning");
        assertThat(cards.at("/0/detail").asText()).contains("father: Myocardial infarction at 50 years or earlier");
    }

    @Test
    void whatIsRefusedIsAnsweredLikeWhatNobodyRecorded() {
        storeHigh("heart-refused", HookRecords.refusal("heart-refused"));
        store(HookRecords.read("{'resourceType': 'Patient', 'id': 'heart-bare'}"));

        assertThat(comparable(view("heart-refused"), "heart-refused"))
                .startsWith("200 ")
                .isEqualTo(comparable(view("heart-bare"), "heart-bare"));
    }

    @Test
    void aChartThatPointsToNothingHasNoCard() {
        store(
                HookRecords.read(
                        "{'resourceType': 'Patient', 'id': 'heart-low', 'gender': 'male', 'birthDate': '1976-01-01'}"),
                cholesterol("heart-low", "120"),
                father("heart-low"));

        assertThat(view("heart-low").body()).isEqualTo("{\"cards\":[]}");
    }

    @Test
    void criteriaAreToldOnRequestWithTheResourcesThatTheyRestOn() {
        storeHigh("heart-score");
        HttpResponse<String> response = get("/fhir/Patient/heart-score/$fh-score");
        JsonNode assessment = json(response).at("/entry/0/resource");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(assessment.at("/prediction/0/qualitativeRisk/coding/0/code").asText())
                .isEqualTo("probable");
        assertThat(assessment.path("basis").findValuesAsText("reference"))
                .contains("Observation/heart-score-ldl", "FamilyMemberHistory/heart-score-father");
        assertThat(Validation.problems(response.body())).isEmpty();
    }

    /** The patient is refused as well, so that the answer is that of somebody who is not here. */
    @Test
    void criteriaShowNothingOfWhatIsRefused() {
        storeHigh("heart-score-no", HookRecords.refusal("heart-score-no"));
        HttpResponse<String> refused = get("/fhir/Patient/heart-score-no/$fh-score");
        HttpResponse<String> absent = get("/fhir/Patient/heart-score-nobody/$fh-score");

        assertThat(refused.statusCode()).isEqualTo(absent.statusCode()).isEqualTo(404);
        assertThat(refused.body()).isEqualTo(absent.body());
    }

    /** All that PREVENT asks for, a while ago by the server's clock. */
    private void storePerson(String patient, JsonNode... more) {
        String day = LocalDate.now(ZoneOffset.UTC).minusDays(60).toString();
        String born = LocalDate.now(ZoneOffset.UTC).minusYears(60).minusDays(1).toString();
        List<JsonNode> record = new ArrayList<>(HeartRecord.of(patient, HookRecords.read("""
                        {'patient': 'male, born %2$s', 'results': ['total cholesterol 220 mg/dL, %1$s', 'HDL cholesterol 45 mg/dL, %1$s',
                         'systolic pressure 142 mm[Hg], %1$s', 'body mass index 28 kg/m2, %1$s', 'eGFR 85 mL/min/{1.73_m2}, %1$s'],
                         'smoking': ['never, %1$s']}""".formatted(day, born))));
        record.addAll(List.of(more));
        store(record);
    }

    private JsonNode picking(String patient, String rxcui) {
        HttpResponse<String> answer = post(
                "/cds-services/precision-heart-order-select",
                HookBody.ordering(SELECT, patient, rxcui).json());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).path("cards");
    }

    @Test
    void pickingAStatinTellsTheRiskThatItIsToLower() {
        storePerson("heart-pick");
        JsonNode cards = picking("heart-pick", "83367");

        assertThat(cards).hasSize(1);
        assertThat(cards.at("/0/summary").asText()).startsWith("PREVENT: 8.45 % in 10 years");
        assertThat(cards.at("/0/indicator").asText()).isEqualTo("info");
        assertThat(picking("heart-pick", "723")).isEmpty();
    }

    /** Gene and heart in one card, by the service of the genes; the heart's has none for that drug. */
    @Test
    void oneCardSpeaksForGeneAndHeart() {
        storePerson("heart-gene", HookRecords.genotype("heart-gene", "slco1b1", "SLCO1B1 *5/*5"));
        JsonNode cards = cards(HookBody.ordering(SELECT, "heart-gene", "36567"));

        assertThat(cards).hasSize(1);
        assertThat(cards.at("/0/summary").asText()).contains("SLCO1B1");
        assertThat(cards.at("/0/detail").asText()).contains("Risk of a first event by PREVENT: 8.45 % in 10 years");
        assertThat(picking("heart-gene", "36567")).isEmpty();
        assertThat(picking("heart-gene", "83367").findValuesAsText("summary"))
                .as("where the gene has no more than usual to say of the drug, or is left to its card")
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void pickingForAPatientWhoRefusesIsAnsweredLikeForNobodyOnFile() {
        storePerson("heart-pick-no", HookRecords.refusal("heart-pick-no"));
        store(HookRecords.read("{'resourceType': 'Patient', 'id': 'heart-pick-bare'}"));

        assertThat(picking("heart-pick-no", "83367")).isEqualTo(picking("heart-pick-bare", "83367"));
    }

    private HttpResponse<String> page(String patient) {
        return send(
                request("/fhir/Patient/" + patient + "/$cardiovascular-risk").header("Accept", "text/html"));
    }

    @Test
    void riskIsAPageToReadAndPrintWithItsDrawing() {
        storePerson("heart-page");
        HttpResponse<String> page = page("heart-page");

        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.headers().firstValue("Content-Security-Policy")).contains(PrintedPage.POLICY);
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.body())
                .startsWith("<!DOCTYPE html>")
                .contains("<svg ", "role=\"img\"", "<title id=\"prevent-title\">", "8.45 %", "Observation/heart-page-2")
                .contains("not a promise of what treatment does")
                .doesNotContain("<script");
        assertThat(get("/fhir/Patient/heart-page/$cardiovascular-risk?_format=html")
                        .body())
                .isEqualTo(page.body());
    }

    @Test
    void pageShowsNothingOfWhatIsRefused() {
        storePerson("heart-page-no", HookRecords.refusal("heart-page-no"));

        assertThat(page("heart-page-no").statusCode()).isEqualTo(404);
        assertThat(page("heart-page-no").body())
                .isEqualTo(page("heart-page-nobody").body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'name': 'whatIf', 'part': [{'name': 'input', 'valueCode': 'sbp'}]}",
                "{'name': 'whatIf', 'part': [{'name': 'input', 'valueCode': 'sbp'}, {'name': 'value', 'valueString': 'high'}]}",
                "{'name': 'whatIf', 'part': [{'name': 'value', 'valueDecimal': 120}]}",
                "{'name': 'whatIf', 'part': [{'name': 'input', 'valueCode': 'sbp'}, {'name': 'input', 'valueCode': 'hdl'}, {'name': 'value', 'valueDecimal': 1}]}",
                "{'name': 'equation', 'valueCodeableConcept': {'text': 'prevent'}}",
                "{'name': 'equation', 'valueCode': 'mesa'}",
                "{'name': 'asOf', 'valuePeriod': {'start': '2026-01-01'}}",
                "{'name': 'asOf', 'valueDate': '2026-01-01'}, {'name': 'asOf', 'valueDate': '2026-01-02'}",
                "{'name': 'asOf'}"
            })
    void parametersOfABodyThatCannotBeMeantAreRefused(String parameter) {
        storePerson("heart-posted");
        HttpResponse<String> refused = post(
                "/fhir/Patient/heart-posted/$cardiovascular-risk",
                ("{'resourceType': 'Parameters', 'parameter': [" + parameter + "]}").replace('\'', '"'));

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains("pm-operation-error").doesNotContain("Exception", "org.precisionhooks");
    }

    @Test
    void parametersOfABodyAreHeard() {
        storePerson("heart-body");
        HttpResponse<String> answer = post("/fhir/Patient/heart-body/$cardiovascular-risk", """
                {"resourceType": "Parameters", "parameter": [{"name": "equation", "valueCode": "prevent"},
                 {"name": "whatIf", "part": [{"name": "input", "valueCode": "sbp"}, {"name": "value", "valueDecimal": 132}]}]}""");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("7.41");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "equation=score2",
                "equation=nonsense",
                "whatIf=sbp",
                "whatIf=sbp$high",
                "whatIf=mood$1",
                "whatIf=sbp$1e9",
                "asOf=2999-01-01",
                "asOf=2026",
                "asOf=yesterday"
            })
    void parametersThatCannotBeMeantAreRefused(String parameter) {
        storeHigh("heart-asked");

        HttpResponse<String> refused = get("/fhir/Patient/heart-asked/$cardiovascular-risk?" + parameter);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("pm-operation-error");
    }
}
