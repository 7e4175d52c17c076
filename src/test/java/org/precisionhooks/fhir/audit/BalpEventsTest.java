package org.precisionhooks.fhir.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Coding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.SharedReference;
import org.precisionhooks.server.Validation;

/** AuditEvents have the shape of IHE BALP (security-reliability.md sections 4.2 and 4.3). */
class BalpEventsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final AuditDetail NOT_FOUND = new AuditDetail(
            "", 404, "", Optional.empty(), List.of(), Optional.empty(), Optional.empty(), List.of(), Map.of());

    private static final AuditAgent AGENT = new AuditAgent(
            "ex-device",
            Optional.of("Practitioner/ex-practitioner"),
            List.of("Organization/ex-organization"),
            List.of(),
            List.of("PATRQT"),
            Optional.empty(),
            "2001:0db8:85a3:0000:0000:8a2e:0370:7334");

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void decisionHasTheShapeOfTheReference(int example) throws IOException {
        JsonNode reference = JSON.readTree(SharedReference.require("consent/audit/balp-authz-consent-examples.json")
                        .toFile())
                .get(example);
        JsonNode ours = json(new BalpEvents(false).of(decision(example == 0, List.of("Consent/ex-consent"))));

        List<String> expected = new ArrayList<>(shape("", reference));
        // Marks of an example, and what names this server and this moment.
        expected.removeIf(line -> line.startsWith("/meta/security") || line.startsWith("/id "));
        assertThat(shape("", ours)).containsAll(expected);
        assertThat(ours.path("entity")).hasSameSizeAs(reference.path("entity"));
        assertThat(ours.path("agent")).hasSameSizeAs(reference.path("agent"));
        assertThat(ours.at("/agent/0/who")).isEqualTo(ours.at("/source/observer"));
    }

    @Test
    void decisionOfPolicyAloneClaimsNoProfileAndSaysSo() {
        AuditEvent event = new BalpEvents(false).of(decision(false, List.of()));

        assertThat(event.getMeta().getProfile()).isEmpty();
        assertThat(event.getSubtypeFirstRep().getCode()).isEqualTo("AuthZ-Role");
        assertThat(event.getOutcome().toCode()).isEqualTo("8");
    }

    @Test
    void whyItWasDeniedIsForThePrivacyOfficer() {
        AuditRecord denied = decision(false, List.of("Consent/c1/_history/3"));

        assertThat(json(new BalpEvents(false).of(denied)).toString()).doesNotContain("CONSENT", "D9");
        assertThat(new BalpEvents(true).of(denied).getOutcomeDesc()).contains("CONSENT", "D9", "Consent/c1/_history/3");
    }

    @Test
    void tokenIsNamedByItsIdentifier() {
        AuditEvent event = new BalpEvents(false)
                .of(record(AuditKind.DECISION, "AuthZ-Consent", AuditOutcome.SUCCESS, AGENT.with(Optional.of("t-1")))
                        .apply(AuditDetail.NONE.deciding(note(true, List.of("Consent/c1")))));

        assertThat(json(event).toString().split("urn:ietf:params:oauth:jti:t-1", -1))
                .hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "CREATE, create, PatientCreate, C, 110153, 110152, AUT",
        "READ, read, PatientRead, R, 110152, 110153, IRCP",
        "READ, vread, PatientRead, R, 110152, 110153, IRCP",
        "UPDATE, update, PatientUpdate, U, 110153, 110152, AUT",
        "UPDATE, patch, PatientUpdate, U, 110153, 110152, AUT",
        "DELETE, delete, PatientDelete, D, 110150, custodian, CST",
        "SEARCH, search-type, PatientQuery, E, 110153, 110152, IRCP"
    })
    void restInteractionHasItsProfile(
            AuditKind kind, String action, String profile, String done, String client, String server, String user) {
        AuditEvent event = new BalpEvents(false).of(success(kind, action));

        assertThat(event.getMeta().getProfile().get(0).getValue())
                .isEqualTo("https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit." + profile);
        assertThat(event.getType().getCode()).isEqualTo("rest");
        assertThat(event.getSubtype()).extracting(Coding::getCode).contains(action);
        assertThat(event.getAction().toCode()).isEqualTo(done);
        assertThat(event.getAgent())
                .extracting(agent -> agent.getType().getCodingFirstRep().getCode())
                .containsExactly(client, server, user);
        assertThat(event.getAgent().subList(0, 2)).allSatisfy(agent -> {
            assertThat(agent.getNetwork().getAddress()).isNotBlank();
            assertThat(agent.hasMedia()).isFalse();
        });
        assertThat(event.getAgent().get(2).getRequestor()).isTrue();
        assertThat(event.getAgent().get(2).getPurposeOfUse()).isNotEmpty();
        assertThat(event.getEntity().stream().map(entity -> entity.getType().getCode()))
                .contains("1", "XrequestId");
    }

    @Test
    void searchHoldsTheRawQueryAndNoResult() {
        AuditEvent event = new BalpEvents(false).of(success(AuditKind.SEARCH, "search-type"));

        assertThat(event.getEntity())
                .filteredOn(AuditEvent.AuditEventEntityComponent::hasQuery)
                .singleElement()
                .satisfies(query -> {
                    assertThat(new String(query.getQuery(), StandardCharsets.UTF_8))
                            .isEqualTo("GET http://example.org/fhir/Observation?code=x");
                    assertThat(query.getRole().getCode()).isEqualTo("24");
                });
        assertThat(json(event).toString()).doesNotContain("Observation/1");
    }

    @Test
    void failureFollowsThePatternWithoutClaimingIt() {
        AuditEvent event = new BalpEvents(false)
                .of(record(AuditKind.READ, "read", AuditOutcome.MINOR, AGENT).apply(NOT_FOUND));

        assertThat(event.getMeta().getProfile()).isEmpty();
        assertThat(event.getOutcome().toCode()).isEqualTo("4");
        assertThat(event.getContained()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(AuditKind.class)
    void everyKindOfEventIsValid(AuditKind kind) {
        AuditRecord event = kind == AuditKind.DECISION ? decision(false, List.of("Consent/c1")) : success(kind, "read");

        assertThat(problems(new BalpEvents(true).of(event))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(AuditOutcome.class)
    void everyOutcomeIsValid(AuditOutcome outcome) {
        AuditRecord event = record(AuditKind.READ, "read", outcome, AGENT).apply(NOT_FOUND);

        assertThat(problems(new BalpEvents(true).of(event))).isEmpty();
    }

    /** Those of core R4 and ours; the profile of IHE itself is not here. */
    private static List<String> problems(AuditEvent event) {
        event.setMeta(null);
        return Validation.problems(text(event));
    }

    private static AuditRecord success(AuditKind kind, String action) {
        return record(kind, action, AuditOutcome.SUCCESS, AGENT)
                .apply(new AuditDetail(
                        "GET",
                        200,
                        "192.0.2.2",
                        Optional.of("request-1"),
                        List.of("Observation/1/_history/2"),
                        kind == AuditKind.SEARCH
                                ? Optional.of("GET http://example.org/fhir/Observation?code=x")
                                : Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        kind == AuditKind.ADMINISTRATION ? Map.of("table", "1") : Map.of()));
    }

    private static AuditRecord decision(boolean permitted, List<String> consents) {
        AuditOutcome outcome = permitted ? AuditOutcome.SUCCESS : AuditOutcome.SERIOUS;
        return record(AuditKind.DECISION, "AuthZ-Consent", outcome, AGENT)
                .apply(new AuditDetail(
                        "GET",
                        0,
                        "server.example.com",
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.of(note(permitted, consents)),
                        List.of(),
                        Map.of()));
    }

    private static DecisionNote note(boolean permitted, List<String> consents) {
        return new DecisionNote(
                "d1",
                "READ",
                permitted,
                "policy|1",
                "1",
                consents,
                List.of("CONSENT"),
                List.of("D9"),
                List.of("Observation/1"),
                List.of("REDACT"));
    }

    private interface WithDetail {
        AuditRecord apply(AuditDetail detail);
    }

    private static WithDetail record(AuditKind kind, String action, AuditOutcome outcome, AuditAgent agent) {
        return detail -> new AuditRecord(
                "e1",
                Instant.parse("2021-12-27T09:49:00Z"),
                "interaction-1",
                kind,
                action,
                outcome,
                agent,
                Optional.of("ex-patient"),
                detail);
    }

    private static String text(AuditEvent event) {
        return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(event);
    }

    private static JsonNode json(AuditEvent event) {
        try {
            return JSON.readTree(text(event));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every path with its value, but for what names one server, moment or text. */
    private static List<String> shape(String path, JsonNode node) {
        if (node.isArray()) {
            TreeSet<String> all = new TreeSet<>();
            node.forEach(item -> all.addAll(shape(path, item)));
            return List.copyOf(all);
        }
        if (node.isObject()) {
            TreeSet<String> all = new TreeSet<>();
            node.fields().forEachRemaining(field -> all.addAll(shape(path + "/" + field.getKey(), field.getValue())));
            return List.copyOf(all);
        }
        boolean own = path.equals("/recorded")
                || path.equals("/outcomeDesc")
                || node.asText().equals("Device/ex-authz")
                || node.asText().equals("Device/precision-hooks");
        return List.of(path + " " + (own ? "*" : node.asText()));
    }
}
