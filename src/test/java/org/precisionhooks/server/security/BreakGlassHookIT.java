package org.precisionhooks.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** An emergency override of a hook call, as an EHR declares it in its signed token (consent.md section 9). */
class BreakGlassHookIT extends SecuredIT {

    private static final String REFUSED = SIGN_CALL.replace("demo-clopidogrel-poor", "demo-refuses-genetics");
    private static final String EMERGENCY = "http://hospital.example/roles|emergency";

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeEach
    void nothingIsOpen() {
        List.of("ph_override", "ph_override_use", "ph_override_notice")
                .forEach(table -> jdbc.update("delete from " + table));
    }

    @Test
    void anEmergencyPhysicianSeesWhatThePatientRefusesAndAReviewerIsTold() {
        HttpResponse<String> answer = call(TestClient.NORTH, "BTG", EMERGENCY, "unconscious");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).at("/cards/0/summary").asText()).contains("avoid clopidogrel");
        assertThat(json(answer).at("/cards/0/detail").asText()).contains("emergency override");
        assertThat(jdbc.queryForList("select user_ref, patient, reason from ph_override")
                        .toString()
                        .toLowerCase(java.util.Locale.ROOT))
                .contains("practitioner/d1", "patient/demo-refuses-genetics", "unconscious");
        assertThat(count("ph_override_notice")).isEqualTo(1);
        assertThat(count("ph_override_use")).isEqualTo(1);
    }

    @Test
    void withoutItThePatientsRefusalStands() {
        assertNothingIsShown(call(TestClient.NORTH, "TREAT", EMERGENCY, "unconscious"));
        assertNothingIsShown(call(TestClient.NORTH, "ETREAT", EMERGENCY, "unconscious"));
    }

    @Test
    void aMissingConditionLeavesNoTraceOutside() {
        assertNothingIsShown(call(TestClient.NORTH, "BTG", "http://hospital.example/roles|clerk", "unconscious"));
        assertNothingIsShown(call(TestClient.NORTH, "BTG", EMERGENCY, ""));
        assertNothingIsShown(call(TestClient.SOUTH, "BTG", EMERGENCY, "unconscious"));
        assertThat(count("ph_override")).isZero();
    }

    private void assertNothingIsShown(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("avoid clopidogrel", "Poor Metabolizer", "override ends");
    }

    private int count(String table) {
        return jdbc.queryForList("select 1 from " + table).size();
    }

    private HttpResponse<String> call(TestClient client, String purpose, String role, String reason) {
        int bar = role.indexOf('|');
        Map<String, Object> iua = Map.of(
                "purpose_of_use",
                List.of(purpose),
                "subject_role",
                List.of(Map.of("system", role.substring(0, bar), "code", role.substring(bar + 1))));
        Map<String, Object> extensions = reason.isEmpty()
                ? Map.of("ihe_iua", iua)
                : Map.of("ihe_iua", iua, "precision_hooks", Map.of("break_glass_reason", reason));
        return hook(
                SIGN, Tokens.of(client, SIGN).claim("extensions", extensions).bearer(), REFUSED);
    }
}
