package org.precisionhooks.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.precisionhooks.fhir.access.scope.Role;
import org.precisionhooks.server.ServerIT;
import org.precisionhooks.server.TestClients;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What cannot be audited is not answered, and not done. */
class UnwritableAuditIT extends ServerIT {

    private static final String OWNER = TestClients.header("uw-client", "none", Role.OWNER);
    private static final String VIEW = """
            {"hook": "patient-view", "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
             "context": {"userId": "Practitioner/1", "patientId": "demo-clopidogrel-poor"}}""";

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeEach
    void takeTheOutboxAway() {
        jdbc.execute("alter table ph_audit_outbox rename to ph_audit_outbox_away");
    }

    @AfterEach
    void bringTheOutboxBack() {
        jdbc.execute("alter table ph_audit_outbox_away rename to ph_audit_outbox");
    }

    @Test
    void readIsNotAnswered() {
        assertRefused(send(request("/fhir/Patient/demo-clopidogrel-poor").GET()));
        assertRefused(send(request("/fhir/Patient?_id=demo-clopidogrel-poor").GET()));
        assertRefused(send(request("/fhir/Patient/uw-nobody").GET()));
    }

    @Test
    void hookIsNotAnswered() {
        assertRefused(post("/cds-services/precision-pgx-patient-view", VIEW));
    }

    @Test
    void writeIsNotDone() {
        HttpResponse<String> refused = send(request("/fhir/Patient/uw-new")
                .header("Authorization", OWNER)
                .header("Content-Type", "application/fhir+json")
                .PUT(BodyPublishers.ofString("{\"resourceType\":\"Patient\",\"id\":\"uw-new\"}")));

        assertRefused(refused);
        assertThat(jdbc.queryForObject("select count(*) from HFJ_RESOURCE where FHIR_ID = 'uw-new'", Long.class))
                .isZero();
    }

    @Test
    void feedbackIsNotKept() {
        assertRefused(post("/cds-services/precision-pgx-patient-view/feedback", """
                {"feedback":[{"card":"uw-card","outcome":"accepted","acceptedSuggestions":[{"id":"s"}],
                  "outcomeTimestamp":"2026-11-24T09:30:00Z"}]}"""));
        assertThat(jdbc.queryForObject("select count(*) from ph_feedback where card = 'uw-card'", Long.class))
                .isZero();
    }

    private static void assertRefused(HttpResponse<String> refused) {
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
        assertThat(refused.body()).contains("OperationOutcome").doesNotContain("demo-", "cards", "ph_audit", "jdbc");
        assertThat(refused.headers().firstValue("ETag")).isEmpty();
    }
}
