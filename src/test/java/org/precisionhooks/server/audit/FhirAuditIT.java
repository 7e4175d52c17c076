package org.precisionhooks.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.precisionhooks.fhir.access.scope.Role;
import org.precisionhooks.fhir.audit.AuditKind;
import org.precisionhooks.fhir.audit.AuditOutcome;
import org.precisionhooks.fhir.audit.AuditQuery;
import org.precisionhooks.fhir.audit.AuditRecord;
import org.precisionhooks.fhir.audit.AuditTrail;
import org.precisionhooks.server.ServerIT;
import org.precisionhooks.server.TestClients;
import org.precisionhooks.server.Validation;
import org.springframework.beans.factory.annotation.Autowired;

/** Each interaction with the FHIR API leaves its events, and they are read as AuditEvents. */
class FhirAuditIT extends ServerIT {

    private static final String AUDITOR = TestClients.header("fa-auditor", "none", Role.AUDITOR);

    @Autowired
    private AuditTrail trail;

    @Test
    void createReadUpdateAndDeleteAreEventsOfThePatient() {
        String id = "fa-life";
        as("fa-life-client", "PUT", "/fhir/Patient/" + id, patient(id, "1950-01-01"));
        as("fa-life-client", "GET", "/fhir/Patient/" + id, "");
        as("fa-life-client", "GET", "/fhir/Patient/" + id + "/_history/1", "");
        as("fa-life-client", "PUT", "/fhir/Patient/" + id, patient(id, "1951-01-01"));
        as("fa-life-client", "GET", "/fhir/Patient/" + id + "/_history", "");
        as("fa-life-client", "GET", "/fhir/Patient?_id=" + id, "");
        as("fa-life-client", "DELETE", "/fhir/Patient/" + id, "");

        List<AuditRecord> events = own("fa-life-client", "fa-life");
        assertThat(events)
                .extracting(AuditRecord::action)
                .containsExactly("create", "read", "vread", "update", "history-instance", "search-type", "delete");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.outcome()).isEqualTo(AuditOutcome.SUCCESS);
            assertThat(event.patient()).contains(id);
        });
        assertThat(events.get(3).detail().data()).containsExactly("Patient/" + id + "/_history/2");
    }

    @Test
    void everyEntryOfATransactionIsAnEvent() {
        as("fa-bundle-client", "POST", "/fhir", """
                {"resourceType":"Bundle","type":"transaction","entry":[
                  {"resource":%s,"request":{"method":"PUT","url":"Patient/fa-b1"}},
                  {"resource":{"resourceType":"Observation","status":"final","code":{"text":"x"},
                    "subject":{"reference":"Patient/fa-b1"}},"request":{"method":"POST","url":"Observation"}}]}""".formatted(patient("fa-b1", "1950-01-01")));

        assertThat(own("fa-bundle-client", "fa-b1"))
                .extracting(AuditRecord::action)
                .containsExactlyInAnyOrder("create", "create");
        assertThat(ofClient("fa-bundle-client")).extracting(AuditRecord::action).contains("transaction");
    }

    @Test
    void readInABatchIsAnEventOfItsPatient() {
        as("fa-batch-client", "PUT", "/fhir/Patient/fa-batch", patient("fa-batch", "1950-01-01"));
        as("fa-batch-client", "POST", "/fhir", """
                {"resourceType":"Bundle","type":"batch","entry":[{"request":{"method":"GET","url":"Patient/fa-batch"}}]}""");

        assertThat(own("fa-batch-client", "fa-batch"))
                .extracting(AuditRecord::action)
                .contains("batch");
    }

    @Test
    void searchIsOneEventForEachPatientItShows() {
        for (String id : List.of("fa-s1", "fa-s2", "fa-s3")) {
            as("fa-setup", "PUT", "/fhir/Patient/" + id, patient(id, "1931-03-03"));
        }
        as("fa-search-client", "GET", "/fhir/Patient?birthdate=1931-03-03", "");

        List<AuditRecord> events = ofClient("fa-search-client");
        assertThat(events)
                .extracting(event -> event.patient().orElse(""))
                .containsExactlyInAnyOrder("fa-s1", "fa-s2", "fa-s3");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.detail().query().orElseThrow())
                    .startsWith("GET http")
                    .endsWith("?birthdate=1931-03-03");
            assertThat(event.detail().data()).isEmpty();
        });
        assertThat(events.stream().map(AuditRecord::interaction).distinct()).hasSize(1);
    }

    @Test
    void includedPatientIsShownToo() {
        as("fa-setup", "PUT", "/fhir/Patient/fa-inc", patient("fa-inc", "1950-01-01"));
        as("fa-setup", "PUT", "/fhir/Observation/fa-inc-o", """
                {"resourceType":"Observation","id":"fa-inc-o","status":"final","code":{"text":"x"},
                 "subject":{"reference":"Patient/fa-inc"}}""");
        as("fa-inc-client", "GET", "/fhir/Observation?_id=fa-inc-o&_include=Observation:subject", "");

        assertThat(own("fa-inc-client", "fa-inc")).hasSize(1);
    }

    @Test
    void failuresAreEventsToo() {
        as("fa-fail", "GET", "/fhir/Patient/fa-nobody", "");
        as("fa-fail", "GET", "/fhir/Patient?nonsense=1", "");
        as("fa-fail", "PUT", "/fhir/Patient/fa-x", "{");
        as("fa-fail", "GET", "/fhir/Nonsense/1", "");
        as("fa-fail", "GET", "/fhir/Patient/fa-x/$nonsense", "");

        List<AuditRecord> events = ofClient("fa-fail");
        assertThat(events).extracting(AuditRecord::outcome).containsOnly(AuditOutcome.MINOR);
        assertThat(events.get(0).patient()).contains("fa-nobody");
    }

    @Test
    void capabilitiesAreNoEvent() {
        long before = count();
        get("/fhir/metadata");
        get("/cds-services");
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void auditorReadsEventsAsAuditEvents() {
        as("fa-told-client", "PUT", "/fhir/Patient/fa-told", patient("fa-told", "1950-01-01"));
        send(request("/fhir/Patient/fa-told")
                .header("Authorization", TestClients.header("fa-told-client", "default"))
                .header("X-Request-Id", "call-4711")
                .GET());

        JsonNode found = search("?patient=Patient/fa-told&agent=Device/fa-told-client&type=rest&outcome=0");
        assertThat(found.path("entry")).hasSize(2);
        JsonNode read = found.at("/entry/0/resource");
        assertThat(read.at("/meta/profile/0").asText()).endsWith("IHE.BasicAudit.PatientRead");
        assertThat(read.toString()).contains("call-4711", "Patient/fa-told/_history/1");
        assertThat(Validation.problems(read.toString())).allMatch(problem -> problem.contains("profiles.ihe.net"));
        JsonNode again = json(auditor("/fhir/AuditEvent/" + read.path("id").asText()));
        assertThat(again.path("entity")).isEqualTo(read.path("entity"));
        assertThat(search("?patient=fa-told&outcome=8").path("entry")).isEmpty();
        assertThat(search("?patient=fa-told&date=lt2020").path("entry")).isEmpty();
        assertThat(search("?patient=fa-told&type=110114").path("entry")).isEmpty();
        assertThat(search("?patient=fa-told&type=110113").findValuesAsText("code"))
                .contains("AuthZ-Role");
    }

    @Test
    void searchOfTheAuditIsPaged() {
        for (int i = 0; i < 3; i++) {
            as("fa-page-client", "GET", "/fhir/Patient/fa-page", "");
        }
        JsonNode first = search("?agent=fa-page-client&_count=2");
        String next = first.at("/link/1/url").asText();
        JsonNode second = json(auditor(next.substring(next.indexOf("/fhir"))));

        assertThat(first.path("entry")).hasSize(2);
        assertThat(first.at("/link/1/relation").asText()).isEqualTo("next");
        assertThat(second.path("entry")).hasSize(1);
        assertThat(second.path("link")).hasSize(1);
    }

    @Test
    void readingTheAuditIsAudited() {
        search("?patient=fa-read-of-audit");

        assertThat(own("fa-auditor", "fa-read-of-audit"))
                .extracting(AuditRecord::kind)
                .contains(AuditKind.SEARCH);
    }

    @Test
    void othersDoNotReadTheAudit() {
        as("fa-setup", "PUT", "/fhir/Patient/fa-mine", patient("fa-mine", "1950-01-01"));
        AuditRecord event = own("fa-setup", "fa-mine").get(0);
        String clinician = TestClients.header("fa-clinician", "default");

        assertThat(authorized(clinician, "/fhir/AuditEvent").statusCode()).isEqualTo(403);
        HttpResponse<String> hidden = authorized(clinician, "/fhir/AuditEvent/" + event.id());
        HttpResponse<String> absent =
                authorized(clinician, "/fhir/AuditEvent/" + event.id().replace('a', 'b'));
        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(hidden.body().replace(event.id(), "ID"))
                .isEqualTo(absent.body().replace(event.id().replace('a', 'b'), "ID"));
        assertThat(authorized(clinician, "/fhir/$verify-audit").statusCode()).isEqualTo(403);
    }

    @Test
    void patientReadsWhatNamesThem() {
        as("fa-setup", "PUT", "/fhir/Patient/fa-p1", patient("fa-p1", "1950-01-01"));
        as("fa-setup", "PUT", "/fhir/Patient/fa-p2", patient("fa-p2", "1950-01-01"));
        String patient = TestClients.header("fa-app", "fa-p1", Role.PATIENT);

        assertThat(json(authorized(patient, "/fhir/AuditEvent")).findValuesAsText("reference"))
                .contains("Patient/fa-p1")
                .noneMatch(reference -> reference.startsWith("Patient/fa-p2"));
        assertThat(json(authorized(patient, "/fhir/AuditEvent?patient=fa-p2")).path("entry"))
                .isEmpty();
    }

    @Test
    void nobodyWritesAuditEvents() {
        String event = """
                {"resourceType":"AuditEvent","type":{"code":"rest"},"recorded":"2026-01-01T00:00:00Z",
                 "agent":[{"requestor":true}],"source":{"observer":{"display":"x"}}}""";
        String inBundle = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":" + event
                + ",\"request\":{\"method\":\"POST\",\"url\":\"AuditEvent\"}}]}";

        assertThat(as("fa-forger", "POST", "/fhir/AuditEvent", event).statusCode())
                .isBetween(400, 405);
        assertThat(as("fa-forger", "POST", "/fhir", inBundle).statusCode()).isBetween(400, 405);
    }

    @Test
    void capabilityStatementSaysWhatCanBeAskedOfAuditEvents() {
        JsonNode resource = null;
        for (JsonNode next : json(get("/fhir/metadata")).at("/rest/0/resource")) {
            resource = next.path("type").asText().equals("AuditEvent") ? next : resource;
        }

        assertThat(resource).isNotNull();
        assertThat(resource.path("interaction").findValuesAsText("code"))
                .containsExactlyInAnyOrder("read", "search-type");
        assertThat(resource.path("searchParam").findValuesAsText("name"))
                .containsExactlyInAnyOrder("agent", "date", "outcome", "patient", "type");
    }

    @Test
    void requestIsNamedAsItsAnswerNamesIt() {
        HttpResponse<String> answer = as("fa-named", "GET", "/fhir/Patient/fa-named", "");

        String name = answer.headers().firstValue("X-Request-ID").orElseThrow();
        assertThat(ofClient("fa-named"))
                .allSatisfy(event -> assertThat(event.detail().requestId()).contains(name));
    }

    @Test
    void chainOfTheRunningServerHolds() {
        JsonNode report = json(auditor("/fhir/$verify-audit"));

        assertThat(report.at("/parameter/0/valueBoolean").asBoolean())
                .as(report.toString())
                .isTrue();
        String anchor = "?sequence=" + report.at("/parameter/1/valueDecimal").asText() + "&hash=";
        String hash = report.at("/parameter/2/valueString").asText();
        assertThat(json(auditor("/fhir/$verify-audit" + anchor + hash))
                        .at("/parameter/0/valueBoolean")
                        .asBoolean())
                .isTrue();
        assertThat(auditor("/fhir/$verify-audit" + anchor + "x").body()).contains("replaced");
        assertThat(auditor("/fhir/$verify-audit?sequence=1").body()).contains("unreadable-anchor");
    }

    @Test
    void startOfTheServerIsInTheAudit() {
        List<AuditRecord> starts =
                trail.find(query(Optional.empty(), Optional.empty(), Set.of(AuditKind.ADMINISTRATION)));

        assertThat(starts).extracting(AuditRecord::action).contains("knowledge", "policy", "registrations");
        assertThat(starts)
                .anySatisfy(
                        start -> assertThat(start.detail().settings()).containsKey("pharmacogenomics/recommendations"));
    }

    private HttpResponse<String> as(String client, String method, String path, String body) {
        return send(request(path)
                .header("Authorization", TestClients.header(client, "none", Role.OWNER))
                .header("Content-Type", "application/fhir+json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> authorized(String authorization, String path) {
        return send(request(path).header("Authorization", authorization).GET());
    }

    private HttpResponse<String> auditor(String path) {
        return authorized(AUDITOR, path);
    }

    private JsonNode search(String query) {
        HttpResponse<String> found = auditor("/fhir/AuditEvent" + query);
        assertThat(found.statusCode()).as(found.body()).isEqualTo(200);
        return json(found);
    }

    /** Of one client about one patient, the first one first. */
    private List<AuditRecord> own(String client, String patient) {
        return ascending(query(Optional.of(patient), Optional.of(client), Set.of()));
    }

    private List<AuditRecord> ofClient(String client) {
        return ascending(query(Optional.empty(), Optional.of(client), Set.of()));
    }

    private List<AuditRecord> ascending(AuditQuery query) {
        List<AuditRecord> found = new ArrayList<>(trail.find(query));
        found.removeIf(event -> event.kind() == AuditKind.DECISION);
        java.util.Collections.reverse(found);
        return found;
    }

    private long count() {
        return trail.verify(Optional.empty()).rows();
    }

    private static AuditQuery query(Optional<String> patient, Optional<String> agent, Set<AuditKind> kinds) {
        return new AuditQuery(patient, agent, Optional.empty(), Optional.empty(), kinds, Optional.empty(), 0, 1_000);
    }

    private static String patient(String id, String birth) {
        return "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\",\"birthDate\":\"" + birth + "\"}";
    }
}
