package org.precisionhooks.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionhooks.server.smart.TestAuthorization.HOSPITAL;
import static org.precisionhooks.server.smart.TestAuthorization.PORTAL;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.precisionhooks.fhir.audit.AuditKind;
import org.precisionhooks.fhir.audit.AuditOutcome;
import org.precisionhooks.fhir.audit.AuditQuery;
import org.precisionhooks.fhir.audit.AuditRecord;
import org.precisionhooks.fhir.audit.AuditTrail;
import org.precisionhooks.server.security.SecuredIT;
import org.precisionhooks.server.security.TestClient;
import org.precisionhooks.server.security.Tokens;
import org.springframework.beans.factory.annotation.Autowired;

/** Who is let in is in the audit by name and by the identifier of their token; who is not, as a failure. */
class AuthenticationAuditIT extends SecuredIT {

    private static final String ID = "demo-refuses-genetics";

    @Autowired
    private AuditTrail trail;

    @Test
    void failuresOnBothEdgesAreEvents() {
        int before = failures().size();
        get("/fhir/Patient/" + ID);
        fhir("Patient/" + ID, HOSPITAL.clinician("user/*.rs").claim("aud", "https://other.example.org"));
        hook(VIEW, "Bearer nonsense", VIEW_CALL);
        send(hookRequest(VIEW, VIEW_CALL));
        Tokens once = Tokens.of(TestClient.CLINIC, VIEW);
        hook(VIEW, once.bearer(), VIEW_CALL);
        hook(VIEW, once.bearer(), VIEW_CALL);
        send(request("/cds-services").header("Authorization", "Bearer nonsense").GET());

        List<AuditRecord> failures = failures();
        assertThat(failures.size() - before).isEqualTo(6);
        assertThat(failures.subList(0, 6)).allSatisfy(event -> {
            assertThat(event.outcome()).isEqualTo(AuditOutcome.SERIOUS);
            assertThat(event.agent().client()).isEmpty();
            assertThat(event.agent().address()).isEqualTo("127.0.0.1");
        });
    }

    @Test
    void tokensAreNamedByTheirIdentifier() {
        Tokens user = HOSPITAL.clinician("user/*.rs").claim("jti", "au-user-token");
        fhir("Patient/" + ID, user);
        hook(
                VIEW,
                Tokens.of(TestClient.CLINIC, VIEW).claim("jti", "au-hook-token").bearer(),
                VIEW_CALL);

        JsonNode found = json(fhir("AuditEvent?_count=50", auditor()));
        assertThat(found.toString())
                .contains("urn:ietf:params:oauth:jti:au-user-token", "urn:ietf:params:oauth:jti:au-hook-token")
                .doesNotContain(user.bearer().substring(user.bearer().lastIndexOf('.')));
        assertThat(found.toString()).contains("Practitioner/d1", "Device/app", "Organization/clinic");
    }

    @Test
    void knownCallerIsNamedAlsoWhereTheRequestWasNotUnderstood() {
        Tokens token = HOSPITAL.clinician("user/*.rs").claim("jti", "au-large");
        send(fhirRequest("Patient", token).POST(BodyPublishers.ofString(" ".repeat(26 * 1024 * 1024))));

        assertThat(trail.find(new AuditQuery(
                        Optional.empty(),
                        Optional.of("Practitioner/d1"),
                        Optional.empty(),
                        Optional.empty(),
                        Set.of(AuditKind.OTHER),
                        Optional.of(AuditOutcome.MINOR),
                        0,
                        100)))
                .anyMatch(event -> event.agent().token().equals(Optional.of("au-large"))
                        && event.detail().status() == 413);
    }

    @Test
    void rolesOfTokensOpenTheAudit() {
        Tokens patient = PORTAL.patient(ID, "patient/*.rs");
        Tokens officer = HOSPITAL.clinician("user/*.rs").claim("realm_access", Map.of("roles", List.of("pm-privacy")));
        Tokens clinician = HOSPITAL.clinician("user/*.rs");
        fhir("Patient/" + ID + "/$precision-recommendations?drug=clopidogrel", clinician);

        for (Tokens token : List.of(patient, officer)) {
            assertAnswered(fhir("Patient/" + ID + "/$access-report", token));
            assertAnswered(fhir("Patient/" + ID + "/$consent-explain", token));
        }
        assertAnswered(fhir("Patient/" + ID + "/$access-report", auditor()));
        assertAnswered(fhir("$verify-audit", auditor()));
        assertAnswered(fhir("AuditEvent?patient=" + ID, auditor()));
        assertThat(json(fhir("AuditEvent", patient)).path("entry")).isNotEmpty();
        for (String operation : List.of("/$access-report", "/$consent-explain")) {
            assertThat(fhir("Patient/" + ID + operation, clinician).statusCode())
                    .isEqualTo(404);
            assertThat(fhir("Patient/demo-untested" + operation, patient).statusCode())
                    .isEqualTo(404);
        }
        assertThat(fhir("Patient/" + ID + "/$consent-explain", auditor()).statusCode())
                .isEqualTo(404);
        assertThat(fhir("$verify-audit", clinician).statusCode()).isEqualTo(403);
    }

    private static void assertAnswered(HttpResponse<String> answer) {
        assertThat(answer.statusCode())
                .as(answer.request().uri() + answer.body())
                .isEqualTo(200);
    }

    private static Tokens auditor() {
        return HOSPITAL.clinician("user/*.rs").claim("realm_access", Map.of("roles", List.of("pm-audit")));
    }

    private List<AuditRecord> failures() {
        return trail.find(new AuditQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(AuditKind.AUTHENTICATION),
                Optional.empty(),
                0,
                1_000));
    }
}
