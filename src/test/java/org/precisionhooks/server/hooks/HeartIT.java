package org.precisionhooks.server.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
