package org.precisionhooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code $precision-recommendations} as a FHIR client calls it, for patients that are stored here. */
class RecommendationsIT extends ServerIT {

    private static final String OPERATION = "/$precision-recommendations";
    private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
    private static final PharmacogenomicRecord POOR = new PharmacogenomicRecord("op-poor");
    private static final PharmacogenomicRecord BARE = new PharmacogenomicRecord("op-bare");
    private static final PharmacogenomicRecord REFUSED = new PharmacogenomicRecord("op-refused");

    @BeforeEach
    void storePatients() {
        store(POOR.patient(), POOR.phenotype("final"), clopidogrel("op-poor"));
        store(BARE.patient(), clopidogrel("op-bare"));
        store(REFUSED.patient(), REFUSED.phenotype("final"), clopidogrel("op-refused"), REFUSED.refusal());
    }

    @Test
    void poorMetabolizerGetsAnAlternativeWithItsEvidence() {
        JsonNode answer = json(get("/fhir/Patient/op-poor" + OPERATION));

        assertThat(types(answer)).containsExactly("GuidanceResponse", "Observation", "RequestGroup", "Task");
        JsonNode guidance = resource(answer, "GuidanceResponse");
        assertThat(guidance.path("status").asText()).isEqualTo("success");
        assertThat(guidance.at("/subject/reference").asText()).isEqualTo("Patient/op-poor");
        assertThat(guidance.at("/reasonReference").findValuesAsText("reference"))
                .contains("Observation/op-poor-cyp2c19");
        JsonNode implication = resource(answer, "Observation");
        assertThat(implication.findValuesAsText("code")).contains("HGNC:2621", "LA9657-3", "32968", "GE");
        assertThat(implication.at("/derivedFrom/0/reference").asText()).isEqualTo("Observation/op-poor-cyp2c19");
        JsonNode task = resource(answer, "Task");
        assertThat(task.at("/code/coding/0/code").asText()).isEqualTo("LA26421-0");
        assertThat(task.at("/focus/reference").asText()).isEqualTo("MedicationRequest/op-poor-clopidogrel");
    }

    @Test
    void everyWayOfCallingAnswersTheSame() {
        String body = parameters("");
        String typed = parameters("{\"name\":\"patient\",\"valueReference\":{\"reference\":\"Patient/op-poor\"}}");
        List<HttpResponse<String>> answers = List.of(
                get("/fhir/Patient/op-poor" + OPERATION),
                post("/fhir/Patient/op-poor" + OPERATION, body),
                get("/fhir/Patient" + OPERATION + "?patient=Patient/op-poor"),
                get("/fhir/Patient" + OPERATION + "?patient=op-poor&domain=pharmacogenomics"),
                get("/fhir/Patient" + OPERATION + "?patient=" + uri("/fhir/Patient/op-poor")),
                post("/fhir/Patient" + OPERATION, typed));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        assertThat(answers.stream().map(RecommendationsIT::withoutTime).distinct())
                .hasSize(1);
        assertThat(answers.get(0).headers().firstValue("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"drug\",\"valueCodeableConcept\":{\"coding\":[{\"system\":\"" + RXNORM
                        + "\",\"code\":\"32968\"}]}}",
                "{\"name\":\"drug\",\"valueCoding\":{\"system\":\"" + RXNORM + "\",\"code\":\"32968\"}}",
                "{\"name\":\"drug\",\"valueString\":\"" + RXNORM + "|32968\"}",
                "{\"name\":\"drug\",\"valueString\":\"clopidogrel\"}"
            })
    void drugIsAskedAboutInAnyForm(String parameter) {
        JsonNode answer = json(post("/fhir/Patient/op-poor" + OPERATION, parameters(parameter)));

        assertThat(resource(answer, "Task").at("/code/coding/0/code").asText()).isEqualTo("LA26421-0");
        assertThat(resource(answer, "Task").has("focus")).isFalse();
    }

    @Test
    void drugsOfTheAddressReplaceTheCurrentOnes() {
        JsonNode answer = json(get("/fhir/Patient/op-poor" + OPERATION + "?drug=" + RXNORM + "%7C190521"));

        assertThat(types(answer)).containsExactly("GuidanceResponse", "RequestGroup", "ServiceRequest");
        assertThat(resource(answer, "GuidanceResponse").path("status").asText()).isEqualTo("data-required");
        assertThat(resource(answer, "ServiceRequest")
                        .at("/orderDetail/0/coding/0/code")
                        .asText())
                .isEqualTo("HGNC:4932");
    }

    @Test
    void untestedPatientIsToldThatDataAreMissing() {
        JsonNode answer = json(get("/fhir/Patient/op-bare" + OPERATION));

        assertThat(resource(answer, "GuidanceResponse").path("status").asText()).isEqualTo("data-required");
        assertThat(types(answer)).doesNotContain("Observation", "Task");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "op-poor" + OPERATION,
                "op-bare" + OPERATION,
                "op-poor" + OPERATION + "?drug=nonsense",
                "op-poor" + OPERATION + "?drug=" + RXNORM + "%7C190521&drug=omeprazole&drug=codeine"
            })
    void answerFitsItsProfiles(String call) {
        assertThat(Validation.problems(get("/fhir/Patient/" + call).body())).isEmpty();
    }

    @Test
    void refusedAnswersLikeAbsent() {
        HttpResponse<String> refused = get("/fhir/Patient/op-refused" + OPERATION);
        HttpResponse<String> absent = get("/fhir/Patient/op-bare" + OPERATION);

        assertThat(refused.statusCode()).isEqualTo(absent.statusCode()).isEqualTo(200);
        assertThat(withoutTime(refused).replace("op-refused", "op-bare")).isEqualTo(withoutTime(absent));
        assertThat(refused.headers().map().keySet())
                .isEqualTo(absent.headers().map().keySet());
    }

    @Test
    void unknownPatientIsAnsweredLikeItsRead() {
        HttpResponse<String> read = get("/fhir/Patient/op-nobody");

        for (String address :
                List.of("/fhir/Patient/op-nobody" + OPERATION, "/fhir/Patient" + OPERATION + "?patient=op-nobody")) {
            HttpResponse<String> answer = get(address);
            assertThat(answer.statusCode()).isEqualTo(read.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo(read.body());
        }
    }

    @Test
    void drugThatNobodyKnowsIsReportedAsNotChecked() {
        JsonNode answer = json(get("/fhir/Patient/op-poor" + OPERATION + "?drug=%3Cb%3Enonsense%3C/b%3E"));

        JsonNode guidance = resource(answer, "GuidanceResponse");
        assertThat(guidance.at("/reasonCode/0/coding/0/code").asText()).isEqualTo("drug-not-resolved");
        assertThat(guidance.at("/note/0/text").asText()).doesNotContain("<b>");
    }

    @ParameterizedTest
    @CsvSource({
        "Patient/op-poor, ?domain=astrology, unknown-domain",
        "Patient/op-poor, ?domain=, unreadable-domain",
        "Patient/op-poor, ?drug=, unreadable-drug",
        "Patient/op-poor, ?drug=http://example.org%7C, unreadable-drug",
        "Patient/op-poor, ?patient=op-bare, other-patient",
        "Patient, '', missing-patient",
        "Patient, ?patient=op-poor&patient=op-bare, missing-patient",
        "Patient, ?patient=Observation/x, unreadable-patient",
        "Patient, ?patient=http://example.org/fhir/Patient/op-poor, unreadable-patient",
        "Patient, ?patient=%3Cscript%3E, unreadable-patient"
    })
    void badParametersAreRefusedWithACode(String path, String query, String code) {
        HttpResponse<String> refused = get("/fhir/" + path + OPERATION + query);

        assertRefused(refused, code);
        assertThat(refused.body()).doesNotContain("script", "astrology", "example.org/fhir");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"name\":\"drug\",\"valueBoolean\":true}; unreadable-drug",
                "{\"name\":\"drug\"}; unreadable-drug",
                "{\"name\":\"drug\",\"valueCodeableConcept\":{\"id\":\"x\"}}; unreadable-drug",
                "{\"name\":\"domain\",\"valueQuantity\":{\"value\":1}}; unreadable-domain",
                "{\"name\":\"domain\",\"valueCode\":\"nothing\"}; unknown-domain",
                "{\"name\":\"patient\",\"valueString\":\"op-bare\"}; other-patient"
            })
    void badBodyIsRefusedWithACode(String parameter, String code) {
        assertRefused(post("/fhir/Patient/op-poor" + OPERATION, parameters(parameter)), code);
    }

    @Test
    void bodyOfAnotherKindIsRefused() {
        assertRefused(post("/fhir/Patient/op-poor" + OPERATION, POOR.patient()), "unreadable-body");
        assertThat(post("/fhir/Patient/op-poor" + OPERATION, "{").statusCode()).isEqualTo(400);
    }

    private static void assertRefused(HttpResponse<String> refused, String code) {
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(json(refused).at("/issue/0/details/coding/0/code").asText()).isEqualTo(code);
    }

    private void store(String... resources) {
        for (String resource : resources) {
            JsonNode json = json(resource);
            String path =
                    json.path("resourceType").asText() + "/" + json.path("id").asText();
            keep("{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":" + resource
                    + ",\"request\":{\"method\":\"PUT\",\"url\":\"" + path + "\"}}]}");
        }
    }

    private static String withoutTime(HttpResponse<String> response) {
        return response.body().replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+(Z|[+-]\\d\\d:\\d\\d)", "TIME");
    }

    private static List<String> types(JsonNode bundle) {
        List<String> types = new ArrayList<>();
        bundle.path("entry")
                .forEach(entry -> types.add(entry.at("/resource/resourceType").asText()));
        return types.stream().sorted().toList();
    }

    private static JsonNode resource(JsonNode bundle, String type) {
        for (JsonNode entry : bundle.path("entry")) {
            if (entry.at("/resource/resourceType").asText().equals(type)) {
                return entry.path("resource");
            }
        }
        throw new AssertionError("No " + type + " in " + bundle);
    }

    private static String parameters(String parameter) {
        return "{\"resourceType\":\"Parameters\"" + (parameter.isEmpty() ? "" : ",\"parameter\":[" + parameter + "]")
                + "}";
    }

    private static String clopidogrel(String patient) {
        return """
                {"resourceType":"MedicationRequest","id":"%1$s-clopidogrel","status":"active","intent":"order",
                 "subject":{"reference":"Patient/%1$s"},
                 "medicationCodeableConcept":{"coding":[{"system":"%2$s","code":"32968"}],"text":"clopidogrel"}}""".formatted(patient, RXNORM);
    }
}
