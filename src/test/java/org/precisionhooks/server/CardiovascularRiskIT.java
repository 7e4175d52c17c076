package org.precisionhooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code $cardiovascular-risk} as a FHIR client calls it, for a patient who is stored here. */
class CardiovascularRiskIT extends ServerIT {

    private static final String OPERATION = "/$cardiovascular-risk";
    private static final Path CASE =
            Path.of("src/test/resources/cases/cardiovascular-risk/diabetes-and-treated-pressure.json");

    /** The golden case, its results of yesterday, since the server has the clock of the day. */
    @BeforeEach
    void storePatient() throws IOException {
        String yesterday = LocalDate.now().minusDays(1).toString();
        StringBuilder entries = new StringBuilder();
        for (JsonNode resource : new ObjectMapper().readTree(CASE.toFile()).path("given")) {
            String id = "risk-" + resource.path("id").asText();
            String json = resource.toString()
                    .replace("\"id\":\"" + resource.path("id").asText() + "\"", "\"id\":\"" + id + "\"")
                    .replace("Patient/p1", "Patient/risk-p1")
                    .replaceAll("\"effectiveDateTime\":\"[^\"]*\"", "\"effectiveDateTime\":\"" + yesterday + "\"");
            entries.append(entries.isEmpty() ? "" : ",")
                    .append("{\"resource\":")
                    .append(json)
                    .append(",\"request\":{\"method\":\"PUT\",\"url\":\"")
                    .append(resource.path("resourceType").asText())
                    .append('/')
                    .append(id)
                    .append("\"}}");
        }
        keep("{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + entries + "]}");
    }

    @Test
    void riskIsToldWithTheResourcesThatItRestsOn() {
        HttpResponse<String> response = get("/fhir/Patient/risk-p1" + OPERATION);
        JsonNode risk = json(response).at("/entry/0/resource");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(risk.path("resourceType").asText()).isEqualTo("RiskAssessment");
        assertThat(risk.path("status").asText()).isEqualTo("final");
        assertThat(risk.path("basis").findValuesAsText("reference"))
                .contains("Observation/risk-hdl", "Observation/risk-bp1", "Condition/risk-diabetes");
        assertThat(Validation.problems(response.body())).isEmpty();
    }

    @Test
    void askedByParameterItIsTheSame() {
        JsonNode addressed = json(get("/fhir/Patient/risk-p1" + OPERATION));
        JsonNode named = json(get("/fhir/Patient" + OPERATION + "?patient=Patient/risk-p1"));

        assertThat(named.at("/entry/0/resource/prediction")).isEqualTo(addressed.at("/entry/0/resource/prediction"));
    }

    @Test
    void unknownPatientIsAnsweredLikeItsRead() {
        HttpResponse<String> read = get("/fhir/Patient/risk-nobody");
        HttpResponse<String> answer = get("/fhir/Patient/risk-nobody" + OPERATION);

        assertThat(answer.statusCode()).isEqualTo(read.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo(read.body());
    }

    @Test
    void operationIsInTheCapabilityStatement() {
        assertThat(get("/fhir/metadata").body()).contains("OperationDefinition/cardiovascular-risk");
    }
}
