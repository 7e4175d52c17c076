package org.precisionhooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code $medication-review} as a FHIR client calls it, for patients who are stored here. */
class MedicationReviewIT extends ServerIT {

    private static final String OPERATION = "/$medication-review";

    @BeforeEach
    void storePatients() {
        PharmacogenomicRecord poor = new PharmacogenomicRecord("review-poor");
        keep(poor.transaction(
                poor.patient(),
                poor.phenotype("final"),
                poor.prescription("32968", "clopidogrel"),
                poor.prescription("6809", "metformin")));
        PharmacogenomicRecord bare = new PharmacogenomicRecord("review-bare");
        keep(bare.transaction(bare.patient(), bare.prescription("32968", "clopidogrel")));
        PharmacogenomicRecord refused = new PharmacogenomicRecord("review-refused");
        keep(refused.transaction(
                refused.patient(),
                refused.phenotype("final"),
                refused.prescription("32968", "clopidogrel"),
                refused.refusal()));
    }

    @Test
    void everyDrugOfTheChartIsReviewed() {
        JsonNode list = list(get("/fhir/Patient/review-poor" + OPERATION));

        assertThat(verdicts(list)).containsExactly("clopidogrel change", "metformin no-guidance");
        assertThat(list.at("/note/0/text").asText()).contains("2 drugs reviewed");
        assertThat(list.at("/subject/reference").asText()).isEqualTo("Patient/review-poor");
    }

    @Test
    void drugsOfTheRequestAreReviewedBesideThem() {
        String body =
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"drug\",\"valueString\":\"simvastatin\"}]}";
        HttpResponse<String> posted = post("/fhir/Patient/review-poor" + OPERATION, body);
        HttpResponse<String> typed = get("/fhir/Patient" + OPERATION + "?patient=review-poor&drug=simvastatin");

        assertThat(verdicts(list(posted)))
                .containsExactly("clopidogrel change", "simvastatin not-tested", "metformin no-guidance");
        assertThat(verdicts(list(typed))).isEqualTo(verdicts(list(posted)));
        assertThat(Validation.problems(posted.body())).isEmpty();
    }

    @Test
    void refusedIsReviewedLikeAbsent() {
        HttpResponse<String> refused = get("/fhir/Patient/review-refused" + OPERATION);
        HttpResponse<String> absent = get("/fhir/Patient/review-bare" + OPERATION);

        assertThat(refused.statusCode()).isEqualTo(absent.statusCode()).isEqualTo(200);
        assertThat(withoutTime(refused).replace("review-refused", "review-bare"))
                .isEqualTo(withoutTime(absent));
        assertThat(verdicts(list(refused))).containsExactly("clopidogrel test-first");
    }

    @Test
    void unknownPatientIsAnsweredLikeItsRead() {
        assertThat(get("/fhir/Patient/review-nobody" + OPERATION).body())
                .isEqualTo(get("/fhir/Patient/review-nobody").body());
    }

    @Test
    void contractNamesTheOperation() {
        assertThat(get("/fhir/metadata").body()).contains("OperationDefinition/medication-review");
    }

    private static JsonNode list(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        return json(answer).at("/entry/0/resource");
    }

    private static List<String> verdicts(JsonNode list) {
        List<String> verdicts = new ArrayList<>();
        list.path("entry")
                .forEach(entry -> verdicts.add(entry.at("/item/display").asText() + " "
                        + entry.at("/flag/coding/0/code").asText()));
        return verdicts;
    }

    private static String withoutTime(HttpResponse<String> response) {
        return response.body().replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+(Z|[+-]\\d\\d:\\d\\d)", "TIME");
    }
}
