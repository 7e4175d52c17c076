package org.precisionhooks.cdshooks;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.precisionhooks.advice.Advice;
import org.precisionhooks.advice.Adviser;
import org.precisionhooks.advice.Inquiry;
import org.precisionhooks.advice.RequestedDrug;
import org.precisionhooks.consent.AccessRequest;
import org.precisionhooks.consent.ConsentReader;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.FactsReader;
import org.precisionhooks.facts.Medication;
import org.precisionhooks.facts.PatientRecord;
import org.precisionhooks.fhir.read.FoundResource;
import org.precisionhooks.fhir.source.ConsentAuthority;
import org.precisionhooks.fhir.source.PatientReaders;
import org.precisionhooks.fhir.source.RecordSource;
import org.precisionhooks.fhir.source.SearchSet;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** The endpoints over fakes: an adviser that answers what a test tells it, a store that holds what a test puts in. */
final class HookFixture {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);
    static final Duration SILENCE = Duration.ofHours(24);
    static final String SELECT = "precision-pgx-order-select";
    static final String SIGN = "precision-pgx-order-sign";
    static final String VIEW = "precision-pgx-patient-view";
    static final ObjectMapper MAPPER = new ObjectMapper();

    final List<JsonNode> store = new ArrayList<>();
    final List<IssuedCard> issued = new CopyOnWriteArrayList<>();
    final List<FeedbackEntry> feedback = new CopyOnWriteArrayList<>();
    final List<Call> calls = new CopyOnWriteArrayList<>();
    Adviser adviser = (access, inquiry, consents, facts) -> new Advice(List.of(), List.of());
    HookClients clients = HookClients.development();
    CardMemory memory = CardMemory.NONE;
    ConsentAuthority authority = ConsentAuthority.SERVER;

    /** What the adviser was asked. */
    record Call(AccessRequest access, Inquiry inquiry, List<FoundResource> resources) {}

    MockMvc mvc() {
        StrictJson json = new StrictJson(StrictJson.DEFAULT_MAX_BYTES);
        RecordSource records = new RecordSource(
                (patient, types) -> store.stream()
                        .filter(found ->
                                types.contains(found.path("resourceType").asText()))
                        .toList(),
                authority);
        HookPorts ports =
                new HookPorts(records, new Readers(), this::advise, issued::addAll, new Repetition(memory, SILENCE));
        HookCalls hookCalls = new HookCalls(new HookRequestReader(json), ports, CLOCK, UUID::randomUUID);
        HookEndpoints endpoints = new HookEndpoints(
                new CdsServices(),
                clients,
                hookCalls,
                new FeedbackReader(json),
                batch -> feedback.addAll(batch.entries()),
                ClientProfile.DEFAULT.row().maxCards(),
                json.maxBytes());
        return MockMvcBuilders.standaloneSetup(new CdsHooksController(endpoints))
                .addPlaceholderValue("precision-hooks.hooks.path", "/cds-services")
                .build();
    }

    /** Calls come from a client of that profile. */
    HookFixture of(ClientProfile profile) {
        clients = HookClients.development(profile);
        return this;
    }

    /** The adviser has these findings. */
    HookFixture finding(Finding... findings) {
        adviser = (access, inquiry, consents, facts) -> Findings.advice(findings);
        return this;
    }

    private Advice advise(AccessRequest access, Inquiry inquiry, ConsentReader consents, FactsReader facts) {
        List<FoundResource> resources = ((Facts) facts).resources();
        calls.add(new Call(access, inquiry, resources));
        return adviser.advise(access, inquiry, consents, facts);
    }

    MockHttpServletResponse call(String service, String body) throws Exception {
        return call(service, body.getBytes(StandardCharsets.UTF_8));
    }

    MockHttpServletResponse call(String service, byte[] body) throws Exception {
        return mvc().perform(post("/cds-services/" + service)
                        .contentType("application/json")
                        .content(body))
                .andReturn()
                .getResponse();
    }

    /** The cards of a call that must be answered. */
    JsonNode cards(String service, String body) throws Exception {
        MockHttpServletResponse response = call(service, body);
        if (response.getStatus() != 200) {
            throw new AssertionError(response.getStatus() + " " + text(response));
        }
        return MAPPER.readTree(text(response)).path("cards");
    }

    static String text(MockHttpServletResponse response) throws Exception {
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text.replace('\'', '"'));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    record Facts(String patient, List<FoundResource> resources) implements FactsReader {
        @Override
        public PatientRecord read() {
            return new PatientRecord(patient, List.of(), List.of());
        }
    }

    /** Reads nothing but the order's text. */
    private static final class Readers implements PatientReaders {
        @Override
        public ConsentReader consents(String patientId, List<FoundResource> resources) {
            return named -> List.of();
        }

        @Override
        public FactsReader facts(String patientId, List<FoundResource> resources) {
            return new Facts(patientId, resources);
        }

        @Override
        public List<RequestedDrug> drugs(JsonNode draftOrders, List<FoundResource> resources) {
            return SearchSet.resources(draftOrders).stream()
                    .filter(order -> order.path("resourceType").asText().equals("MedicationRequest"))
                    .map(order -> new RequestedDrug(
                            order.has("id")
                                    ? Optional.of("MedicationRequest/"
                                            + order.path("id").asText())
                                    : Optional.empty(),
                            Medication.of(Concept.ofText(order.path("medicationCodeableConcept")
                                    .path("text")
                                    .asText(""))),
                            List.of()))
                    .toList();
        }
    }

    static Set<String> types(Call call) {
        return call.resources().stream()
                .map(found -> SearchSet.type(found.json()))
                .collect(Collectors.toSet());
    }
}
