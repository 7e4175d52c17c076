package org.precisionhooks.server.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.precisionhooks.fhir.audit.AuditKind;
import org.precisionhooks.fhir.audit.AuditOutcome;
import org.precisionhooks.fhir.audit.AuditQuery;
import org.precisionhooks.fhir.audit.AuditRecord;
import org.precisionhooks.fhir.audit.AuditTrail;
import org.precisionhooks.fhir.audit.DecisionNote;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Every hook call leaves its events in the audit, and nothing of the patient in the log. */
@ExtendWith(OutputCaptureExtension.class)
class HookAuditIT extends HookIT {

    private static final String REFUSES = "demo-refuses-genetics";

    @Autowired
    private AuditTrail trail;

    @Test
    void everyHookCallAndOperationIsOneEventWithItsDecision() {
        String patient = stored("audit-permits", 2);
        cards(HookBody.ordering(SELECT, patient, "32968"));
        cards(HookBody.ordering(SIGN, patient, "32968"));
        cards(HookBody.of(VIEW, patient));
        assertThat(get("/fhir/Patient/" + patient + "/$precision-recommendations?drug=clopidogrel")
                        .statusCode())
                .isEqualTo(200);

        assertThat(events(patient, AuditKind.HOOK, AuditKind.OPERATION))
                .extracting(AuditRecord::action)
                .containsExactly(
                        "precision-pgx-order-select",
                        "precision-pgx-order-sign",
                        "precision-pgx-patient-view",
                        "$precision-recommendations");
        assertThat(events(patient, AuditKind.DECISION))
                .filteredOn(event ->
                        event.detail().decision().orElseThrow().action().equals("CDS"))
                .hasSize(4)
                .allSatisfy(event -> assertThat(event.outcome()).isEqualTo(AuditOutcome.SUCCESS));
        assertThat(events(patient, AuditKind.values()))
                .allSatisfy(event -> assertThat(event.agent().client()).isNotBlank());
    }

    @Test
    void answerThatWithholdsIsAuditedWithWhatItWithheld() {
        String patient = stored("audit-refuses", 3);
        cards(HookBody.ordering(SIGN, patient, "32968"));
        get("/fhir/Patient/" + patient + "/$precision-recommendations?drug=clopidogrel");

        assertThat(events(patient, AuditKind.DECISION))
                .filteredOn(event -> event.outcome() == AuditOutcome.SERIOUS)
                .hasSize(2)
                .allSatisfy(event -> {
                    DecisionNote note = event.detail().decision().orElseThrow();
                    assertThat(note.resources()).contains("Observation/" + patient + "-cyp2c19");
                    assertThat(note.consents()).isNotEmpty().allMatch(consent -> consent.contains("/_history/"));
                });
    }

    @Test
    void eventNamesTheRulesThatSpokeAndTheUser() {
        String patient = stored("audit-rules", 2);
        cards(HookBody.ordering(SIGN, patient, "32968"));

        assertThat(events(patient, AuditKind.HOOK)).singleElement().satisfies(event -> {
            assertThat(event.detail().rules()).isNotEmpty();
            assertThat(event.agent().user()).isPresent();
            assertThat(event.agent().purposes()).containsExactly("TREAT");
        });
    }

    @Test
    void refusedCallIsAFailure() {
        String client = "audit-bad-client";
        HookBody call = HookBody.ordering(SIGN, "audit-bad", "32968");
        call.context().remove("userId");

        assertRefused(answerTo(client, "default", service(SIGN), call.json()), 400, "missing-field");
        assertRefused(answerTo(client, "default", service("none"), call.json()), 404, "unknown-service");
        assertThat(ofClient(client)).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(AuditKind.HOOK);
            assertThat(event.outcome()).isEqualTo(AuditOutcome.MINOR);
            assertThat(event.detail().status()).isEqualTo(400);
        });
    }

    @Test
    void callWithNothingToCheckIsAnEventOfItsPatient() {
        HookBody call = HookBody.of(SIGN, "audit-nothing");
        call.drafting(HookRecords.read("{'resourceType': 'ServiceRequest', 'status': 'draft', 'intent': 'order'}"));

        assertThat(answer(call).statusCode()).isEqualTo(200);
        assertThat(events("audit-nothing", AuditKind.HOOK)).hasSize(1);
    }

    @Test
    void feedbackIsAnEvent() {
        String body = """
                {"feedback":[{"card":"f1","outcome":"accepted","acceptedSuggestions":[{"id":"s"}],
                  "outcomeTimestamp":"2026-11-24T09:30:00Z"}]}""";
        answerTo("audit-feedback", "default", service(SIGN) + "/feedback", body);
        answerTo("audit-feedback", "default", service(SIGN) + "/feedback", body);
        answerTo("audit-feedback", "default", service(SIGN) + "/feedback", "{");

        assertThat(ofClient("audit-feedback"))
                .extracting(AuditRecord::kind, AuditRecord::outcome)
                .containsExactly(
                        tuple(AuditKind.FEEDBACK, AuditOutcome.SUCCESS),
                        tuple(AuditKind.FEEDBACK, AuditOutcome.SUCCESS),
                        tuple(AuditKind.FEEDBACK, AuditOutcome.MINOR));
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

    /** The first one first. */
    private List<AuditRecord> events(String patient, AuditKind... kinds) {
        return reversed(new AuditQuery(
                Optional.of(patient),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(kinds),
                Optional.empty(),
                0,
                100));
    }

    private List<AuditRecord> ofClient(String client) {
        return reversed(new AuditQuery(
                Optional.empty(),
                Optional.of(client),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                0,
                100));
    }

    private List<AuditRecord> reversed(AuditQuery query) {
        List<AuditRecord> found = new ArrayList<>(trail.find(query));
        Collections.reverse(found);
        return found;
    }
}
