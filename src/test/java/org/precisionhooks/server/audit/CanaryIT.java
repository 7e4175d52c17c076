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
import org.precisionhooks.fhir.access.scope.Role;
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
    private static final String VCF = """
            ##fileformat=VCFv4.3
            ##contig=<ID=10,length=133797422>
            ##canarybird=1
            #CHROM	POS	ID	REF	ALT	QUAL	FILTER	INFO	FORMAT	canarybird-1
            10	94781859	canarybird	G	A	.	PASS	canarybird	GT	0/1
            10	canarybird	canarybird	G	A	.	PASS	canarybird	GT	0/1
            """;

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
        answers.addAll(ofWhatIsWorkedOut());
        trail.verify(Optional.empty());

        assertThat(log.getAll().toLowerCase(Locale.ROOT)).doesNotContain(PHI, TOKEN);
        assertThat(meters.getMeters().toString().toLowerCase(Locale.ROOT)).doesNotContain(PHI, TOKEN);
        assertThat(meters.getMeters())
                .allSatisfy(meter -> assertThat(meter.getId().toString()).doesNotContain(PHI, TOKEN, "cn-1"));
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

    /** Operations that make results, risks and jobs of what they are sent. */
    private List<HttpResponse<String>> ofWhatIsWorkedOut() {
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (String file : List.of(PHI, "##" + PHI, VCF.replace("GT", PHI), VCF.replace("contig", PHI), VCF)) {
            answers.add(file("?build=" + PHI, file));
            answers.add(file("?sample=" + PHI, file));
            answers.add(file("?testId=urn:x%7C" + PHI, file));
        }
        for (String question : List.of(
                "Patient/cn-1/$polygenic-score?source=DocumentReference/1&score=" + PHI,
                "Patient/cn-1/$polygenic-score?score=PGS900001&source=DocumentReference/" + PHI,
                "Patient/cn-1/$cardiovascular-risk?equation=" + PHI,
                "Patient/cn-1/$cardiovascular-risk?whatIf=" + PHI,
                "Patient/cn-1/$cardiovascular-risk?asOf=" + PHI,
                "Patient/cn-1/$pgx-passport?language=" + PHI + "!",
                "Patient/cn-1/$medication-review?patient=" + PHI,
                "Patient/cn-1/$medication-review?drug=" + PHI,
                "Patient/" + PHI + "/$read-report",
                "Patient/" + PHI + "/$genomic-summary",
                "$find-subject-variants?ranges=NC_000010.11:1-2&subject=" + PHI,
                "$import-status?job=" + PHI,
                "$rebuild-status?job=" + PHI,
                "$fairness-report?start=" + PHI,
                "$card-report?comments=" + PHI)) {
            answers.add(ask("GET", "/fhir/" + question, ""));
        }
        return answers;
    }

    private HttpResponse<String> file(String query, String file) {
        return send(request("/fhir/Patient/cn-1/$import-vcf" + query)
                .header("Authorization", TestClients.header("cn-client", "none", Role.OWNER))
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(file)));
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
