package org.precisionhooks.server.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every answer about a patient leaves one row in the audit, and nothing of the patient in the log. */
@ExtendWith(OutputCaptureExtension.class)
class HookAuditIT extends HookIT {

    private static final String REFUSES = "demo-refuses-genetics";

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void everyHookCallAndOperationIsOneRow() {
        String patient = stored("audit-permits", 2);
        cards(HookBody.ordering(SELECT, patient, "32968"));
        cards(HookBody.ordering(SIGN, patient, "32968"));
        cards(HookBody.of(VIEW, patient));
        assertThat(get("/fhir/Patient/" + patient + "/$precision-recommendations?drug=clopidogrel")
                        .statusCode())
                .isEqualTo(200);

        List<Map<String, Object>> rows = rows(patient);
        assertThat(rows)
                .extracting(row -> row.get("action"))
                .containsExactly("ORDER_SELECT", "ORDER_SIGN", "PATIENT_VIEW", "ON_DEMAND");
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.get("decision")).isNotNull();
            assertThat(row.get("client").toString()).isNotBlank();
            assertThat(detail(row).has("withheld")).isFalse();
        });
    }

    @Test
    void answerThatWithholdsIsAuditedWithWhatItWithheld() {
        String patient = stored("audit-refuses", 3);
        cards(HookBody.ordering(SIGN, patient, "32968"));
        get("/fhir/Patient/" + patient + "/$precision-recommendations?drug=clopidogrel");

        assertThat(rows(patient))
                .hasSize(2)
                .allSatisfy(row -> assertThat(detail(row).path("withheld").toString())
                        .contains("Observation/" + patient + "-cyp2c19"));
    }

    @Test
    void rowNamesTheRulesThatSpoke() {
        String patient = stored("audit-rules", 2);
        cards(HookBody.ordering(SIGN, patient, "32968"));

        assertThat(detail(rows(patient).get(0)).path("rules")).isNotEmpty();
    }

    @Test
    void refusedCallIsNoAnswer() {
        String patient = stored("audit-bad", 1);
        HookBody call = HookBody.ordering(SIGN, patient, "32968");
        call.context().remove("userId");

        assertRefused(answer(call), 400, "missing-field");
        assertThat(rows(patient)).isEmpty();
    }

    @Test
    void logHoldsNothingOfTheCall(CapturedOutput log) {
        JsonNode patient = HookRecords.read(
                "{'resourceType': 'Patient', 'id': 'canary-id', 'name': [{'family': 'Canaryname'}], 'birthDate': 'canary'}");
        ObjectNode broken =
                HookRecords.genotype("canary-id", "canary", "CYP2C19 *2/*2").put("status", "canary");
        HookBody call = HookBody.of(SIGN, "canary-id")
                .drafting(HookRecords.read("{'medicationCodeableConcept': {'text': 'canary pill'}}"))
                .sending(List.of(patient, HookRecords.genotype("canary-id", "g", "CYP2C19 *canary/*2"), broken));
        assertThat(summaries(call)).containsExactly("Not checked: \"canary pill\"");
        String card = cards(call).at("/0/uuid").asText();
        post(service(SIGN) + "/feedback", """
                {"feedback":[{"card":"%s","outcome":"overridden","outcomeTimestamp":"2026-11-24T09:30:00Z",
                  "overrideReason":{"userComment":"canary comment"}}]}""".formatted(card));
        post(service(SIGN), call.json().replaceFirst("\\{", "{canary"));
        post(service(SIGN), call.json().replace("Patient/canary-id", "Patient/canary-other"));
        post(service(SIGN) + "/feedback", "{\"feedback\":[{\"card\":\"canary\"}]}");
        post("/cds-services/canary", call.json());
        answer(HookBody.ordering(SIGN, "canary-unknown", "32968"));
        store(((ObjectNode) patient.deepCopy()).put("birthDate", "1958-03-14"));
        answer(HookBody.ordering(SIGN, "canary-id", "32968"));

        assertThat(log.getAll()).doesNotContainIgnoringCase("canary");
    }

    private String stored(String patient, int resources) {
        store(HookRecords.renamed(HookRecords.demo(REFUSES).subList(0, resources), REFUSES, patient));
        return patient;
    }

    private List<Map<String, Object>> rows(String patient) {
        return jdbc.queryForList("select * from ph_audit where patient = ? order by occurred_at", patient);
    }

    private static JsonNode detail(Map<String, Object> row) {
        return json(row.get("detail").toString());
    }
}
