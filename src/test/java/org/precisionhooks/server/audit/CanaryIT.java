package org.precisionhooks.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.precisionhooks.fhir.access.Role;
import org.precisionhooks.fhir.audit.AuditTrail;
import org.precisionhooks.server.ServerIT;
import org.precisionhooks.server.TestClients;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

/** Threat 35: what is marked in names, results, orders, queries and tokens is nowhere but in the database. */
@ExtendWith(OutputCaptureExtension.class)
class CanaryIT extends ServerIT {

    private static final String PHI = "canarybird";
    private static final String TOKEN = "canarytoken";

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private MeterRegistry meters;

    @Test
    void canariesAreFoundInNoLogMetricOrErrorAndInNoEventButAsQuery(CapturedOutput log) {
        List<HttpResponse<String>> answers = new ArrayList<>();
        String patient = """
                {"resourceType":"Patient","id":"cn-1","name":[{"family":"%1$s"}],"birthDate":"1950-01-01",
                 "identifier":[{"system":"urn:x","value":"%1$s"}]}""".formatted(PHI);
        String result = """
                {"resourceType":"Observation","id":"cn-1-o","status":"final","code":{"text":"%1$s"},
                 "subject":{"reference":"Patient/cn-1"},"valueString":"%1$s"}""".formatted(PHI);
        answers.add(ask("PUT", "/fhir/Patient/cn-1", patient));
        answers.add(ask("PUT", "/fhir/Observation/cn-1-o", result));
        answers.add(ask("PUT", "/fhir/Observation/cn-1-o", result.replace("final", PHI)));
        answers.add(ask("PUT", "/fhir/Patient/cn-1", patient.replace("birthDate", PHI)));
        answers.add(ask("POST", "/fhir/Patient", "{\"" + PHI));
        answers.add(ask("POST", "/fhir/Patient/$validate", patient.replace("1950", PHI)));
        ask("GET", "/fhir/Patient?family=" + PHI, "");
        answers.add(ask("GET", "/fhir/Patient?" + PHI + "=1", ""));
        answers.add(ask("GET", "/fhir/Patient?birthdate=" + PHI, ""));
        answers.add(ask("GET", "/fhir/Patient/cn-1/$precision-recommendations?domain=" + PHI, ""));
        answers.add(ask("GET", "/fhir/Patient/cn-1/$access-report?start=" + PHI, ""));
        answers.add(ask("GET", "/fhir/$verify-audit?sequence=" + PHI, ""));
        answers.add(ask("GET", "/fhir/AuditEvent?date=" + PHI, ""));
        answers.add(ask("POST", "/cds-services/precision-pgx-order-sign", hook().replace("\"1\"", "\"" + PHI + "\"")));
        answers.add(ask("POST", "/cds-services/precision-pgx-order-sign", hook().replace("order-sign", PHI)));
        answers.add(ask("POST", "/cds-services/precision-pgx-order-sign", "{\"" + PHI));
        answers.add(ask("POST", "/cds-services/" + PHI, hook()));
        answers.add(ask(
                "POST",
                "/cds-services/precision-pgx-order-sign/feedback",
                "{\"feedback\":[{\"card\":\"" + PHI + "\"}]}"));
        ask("POST", "/cds-services/precision-pgx-order-sign", hook());
        trail.verify(Optional.empty());

        assertThat(log.getAll().toLowerCase(Locale.ROOT)).doesNotContain(PHI, TOKEN);
        assertThat(meters.getMeters().toString().toLowerCase(Locale.ROOT)).doesNotContain(PHI, TOKEN);
        assertThat(meters.getMeters())
                .allSatisfy(meter -> assertThat(meter.getId().toString()).doesNotContain(PHI, TOKEN));
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() >= 400)
                .hasSizeGreaterThan(8)
                .filteredOn(
                        answer -> answer.body().contains(PHI) || answer.body().contains(TOKEN))
                .extracting(answer -> answer.request().uri().getPath() + " " + answer.body())
                .isEmpty();
        assertThat(eventsWith(TOKEN)).isEmpty();
        assertThat(eventsWith(PHI))
                .isNotEmpty()
                .allMatch(
                        detail -> !detail.replaceAll("\"query\":\"[^\"]*\"", "").contains(PHI));
    }

    private List<String> eventsWith(String text) {
        return jdbc.queryForList("select detail from ph_audit", String.class).stream()
                .filter(detail -> detail.toLowerCase(Locale.ROOT).contains(text))
                .toList();
    }

    private HttpResponse<String> ask(String method, String path, String body) {
        return send(request(path)
                .header("Authorization", TestClients.header("cn-client", "none", Role.OWNER))
                .header("Cookie", TOKEN + "=" + TOKEN)
                .header("X-Request-Id", TOKEN + " not an id")
                .header("X-Access-Token", TOKEN)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private static String hook() {
        return """
                {"hook": "order-sign", "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
                 "fhirAuthorization": {"access_token": "%2$s", "token_type": "Bearer", "expires_in": 300,
                   "scope": "user/*.rs", "subject": "x"}, "fhirServer": "https://ehr.example.org/fhir",
                 "context": {"userId": "Practitioner/1", "patientId": "cn-1", "draftOrders":
                   {"resourceType": "Bundle", "entry": [{"resource": {"resourceType": "MedicationRequest", "id": "1",
                     "status": "draft", "intent": "order", "subject": {"reference": "Patient/cn-1"},
                     "medicationCodeableConcept": {"text": "%1$s"}}}]}}}""".formatted(PHI, TOKEN);
    }
}
