package org.precisionhooks.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.precisionhooks.fhir.access.scope.Role;
import org.precisionhooks.fhir.audit.AuditTrail;
import org.precisionhooks.server.ServerIT;
import org.precisionhooks.server.TestClients;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Goal 2: acknowledged interactions = audit records, difference 0. */
class AuditCompletenessIT extends ServerIT {

    private static final String ROUND = "ac-";

    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcTemplate jdbc;

    private record Ask(String authorization, String method, String path, String body) {}

    @Test
    void everyRequestOfAnyKindIsInTheAuditOnce() throws Exception {
        long before = interactions();
        List<Future<Integer>> answers = new ArrayList<>();
        ExecutorService clients = Executors.newFixedThreadPool(4);
        for (int round = 0; round < 4; round++) {
            String id = ROUND + round;
            answers.add(clients.submit(() ->
                    asks(id).stream().mapToInt(this::answered).map(status -> 1).sum()));
        }
        int asked = 0;
        for (Future<Integer> answer : answers) {
            asked += answer.get();
        }
        clients.shutdown();

        assertThat(asked).isEqualTo(4 * asks("").size()).isGreaterThan(100);
        assertThat(interactions() - before).isEqualTo(asked);
        assertThat(trail.verify(java.util.Optional.empty()).holds()).isTrue();
    }

    /** Requests with one audited interaction and one record of it, and nothing twice. */
    private long interactions() {
        trail.verify(java.util.Optional.empty());
        Long counted = jdbc.queryForObject(
                "select count(distinct interaction) from ph_audit where kind not in ('DECISION', 'ADMINISTRATION')"
                        + " and client <> 'precision-hooks'",
                Long.class);
        return counted == null ? 0 : counted;
    }

    private int answered(Ask ask) {
        return send(request(ask.path())
                        .header("Authorization", ask.authorization())
                        .header("Content-Type", "application/json")
                        .method(
                                ask.method(),
                                ask.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(ask.body())))
                .statusCode();
    }

    private static List<Ask> asks(String id) {
        String client = TestClients.header("ac-client", "none", Role.OWNER);
        String auditor = TestClients.header("ac-auditor", "none", Role.AUDITOR);
        String patient = "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\",\"birthDate\":\"1950-01-01\"}";
        String view = """
                {"hook": "patient-view", "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
                 "context": {"userId": "Practitioner/1", "patientId": "demo-clopidogrel-poor"}}""";
        String feedback = """
                {"feedback":[{"card":"%s","outcome":"accepted","acceptedSuggestions":[{"id":"s"}],
                  "outcomeTimestamp":"2026-11-24T09:30:00Z"}]}""".formatted(id);
        return List.of(
                new Ask(client, "PUT", "/fhir/Patient/" + id, patient),
                new Ask(client, "PUT", "/fhir/Patient/" + id, patient),
                new Ask(client, "POST", "/fhir/Patient", patient),
                new Ask(client, "GET", "/fhir/Patient/" + id, ""),
                new Ask(client, "HEAD", "/fhir/Patient/" + id, ""),
                new Ask(client, "GET", "/fhir/Patient/" + id + "/_history/1", ""),
                new Ask(client, "GET", "/fhir/Patient/" + id + "/_history", ""),
                new Ask(client, "GET", "/fhir/Patient/_history", ""),
                new Ask(client, "GET", "/fhir/Patient?_id=" + id, ""),
                new Ask(client, "GET", "/fhir/Patient?birthdate=1950-01-01", ""),
                new Ask(client, "GET", "/fhir/Patient?birthdate=1850-01-01", ""),
                new Ask(client, "GET", "/fhir/Observation?patient=demo-clopidogrel-poor&_include=*", ""),
                new Ask(client, "GET", "/fhir?_getpages=nonsense", ""),
                new Ask(client, "GET", "/fhir/Patient/" + id + "/$everything", ""),
                new Ask(client, "POST", "/fhir/Patient/$validate", patient),
                new Ask(client, "GET", "/fhir/Patient/demo-clopidogrel-poor/$precision-recommendations", ""),
                new Ask(client, "GET", "/fhir/Patient/" + id + "/$access-report", ""),
                new Ask(auditor, "GET", "/fhir/Patient/" + id + "/$access-report", ""),
                new Ask(client, "GET", "/fhir/$knowledge", ""),
                new Ask(client, "GET", "/fhir/$card-report", ""),
                new Ask(auditor, "GET", "/fhir/$verify-audit", ""),
                new Ask(auditor, "GET", "/fhir/AuditEvent?patient=" + id, ""),
                new Ask(client, "GET", "/fhir/AuditEvent", ""),
                new Ask(client, "GET", "/fhir/Patient/nobody-" + id, ""),
                new Ask(client, "GET", "/fhir/Nonsense/1", ""),
                new Ask(client, "GET", "/fhir", ""),
                new Ask(client, "PUT", "/fhir/Patient/" + id, "{"),
                new Ask(client, "PATCH", "/fhir/Patient/" + id, "{"),
                new Ask(client, "POST", "/fhir", "{\"resourceType\":\"Bundle\",\"type\":\"transaction\"}"),
                new Ask(
                        client,
                        "POST",
                        "/fhir",
                        "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":"
                                + "[{\"request\":{\"method\":\"GET\",\"url\":\"Patient/" + id + "\"}}]}"),
                new Ask(client, "POST", "/fhir/Patient", " ".repeat(26 * 1024 * 1024)),
                new Ask(client, "DELETE", "/fhir/Patient/" + id, ""),
                new Ask(client, "POST", "/cds-services/precision-pgx-patient-view", view),
                new Ask(client, "POST", "/cds-services/precision-pgx-patient-view", "{"),
                new Ask(client, "POST", "/cds-services/nonsense", view),
                new Ask(client, "GET", "/cds-services/precision-pgx-patient-view", ""),
                new Ask(client, "POST", "/cds-services/precision-pgx-patient-view/feedback", feedback),
                new Ask(client, "POST", "/cds-services/precision-pgx-patient-view/feedback", feedback),
                new Ask(client, "POST", "/cds-services/precision-pgx-patient-view/feedback", "{}"));
    }
}
