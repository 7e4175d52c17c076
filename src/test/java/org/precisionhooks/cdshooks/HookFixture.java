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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.advice.Advice;
import org.precisionhooks.advice.Adviser;
import org.precisionhooks.advice.Inquiry;
import org.precisionhooks.advice.RequestedDrug;
import org.precisionhooks.cdshooks.client.ClientProfile;
import org.precisionhooks.cdshooks.client.ClientProfiles;
import org.precisionhooks.cdshooks.client.HookClients;
import org.precisionhooks.cdshooks.feedback.CardMemory;
import org.precisionhooks.cdshooks.feedback.FeedbackEntry;
import org.precisionhooks.cdshooks.feedback.FeedbackReader;
import org.precisionhooks.cdshooks.feedback.IssuedCard;
import org.precisionhooks.cdshooks.feedback.RefusedOffers;
import org.precisionhooks.cdshooks.hook.StrictJson;
import org.precisionhooks.consent.ConsentReader;
import org.precisionhooks.consent.request.AccessRequest;
import org.precisionhooks.consent.tenant.BreakGlassRules;
import org.precisionhooks.consent.tenant.ConsentAuthority;
import org.precisionhooks.consent.tenant.NoticeMode;
import org.precisionhooks.consent.tenant.Policy;
import org.precisionhooks.consent.tenant.Tenant;
import org.precisionhooks.consent.tenant.Tenants;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.OrderedTest;
import org.precisionhooks.facts.Allergy;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Condition;
import org.precisionhooks.facts.Fact;
import org.precisionhooks.facts.FactsReader;
import org.precisionhooks.facts.Medication;
import org.precisionhooks.facts.PatientRecord;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Source;
import org.precisionhooks.fhir.read.resource.FoundResource;
import org.precisionhooks.fhir.source.FhirReference;
import org.precisionhooks.fhir.source.PatientReaders;
import org.precisionhooks.fhir.source.RecordSource;
import org.precisionhooks.fhir.source.SearchSet;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** The endpoints over fakes: an adviser that answers what a test tells it, a store that holds what a test puts in. */
public final class HookFixture {

    /** As a server takes it that is not told otherwise. */
    public static final int MOST_BYTES = 10 * 1024 * 1024;

    public static final ClientProfile STANDARD = new ClientProfiles(BuiltIn.KNOWLEDGE).standard();

    private static final DrugDictionary DRUGS = BuiltIn.drugs();
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);
    static final Duration SILENCE = Duration.ofHours(24);
    static final Duration SIGNING_WINDOW = Duration.ofHours(1);
    public static final String SELECT = "precision-pgx-order-select";
    public static final String SIGN = "precision-pgx-order-sign";
    static final String VIEW = "precision-pgx-patient-view";
    static final String DISPATCH = "precision-pgx-order-dispatch";
    static final String REFILL = "precision-pgx-medication-refill";
    static final String VERIFY = "precision-pgx-medication-verify";
    static final String DISCHARGE = "precision-pgx-encounter-discharge";
    static final String PROBLEM = "precision-pgx-problem-list-item-create";
    static final String ALLERGY = "precision-pgx-allergyintolerance-create";
    private static final Policy NO_RULES = new Policy("none", "1", List.of());
    static final ObjectMapper MAPPER = new ObjectMapper();

    final List<JsonNode> store = new ArrayList<>();
    final List<IssuedCard> issued = new CopyOnWriteArrayList<>();
    final List<FeedbackEntry> feedback = new CopyOnWriteArrayList<>();
    public final List<Call> calls = new CopyOnWriteArrayList<>();
    private List<FoundResource> read = List.of();
    Adviser adviser = (access, inquiry, consents, facts) -> new Advice(List.of(), List.of());
    public HookClients clients = HookClients.development(STANDARD);
    CardMemory memory = CardMemory.NONE;
    RepeatAtSigning atSigning = RepeatAtSigning.CRITICAL;
    ConsentAuthority authority = ConsentAuthority.SERVER;
    NoticeMode notice = NoticeMode.SILENT;
    CallRate rate = CallRate.UNBOUNDED;

    /** What the adviser was asked. */
    public record Call(AccessRequest access, Inquiry inquiry, List<FoundResource> resources) {}

    MockMvc mvc() {
        StrictJson json = new StrictJson(MOST_BYTES);
        RecordSource records = new RecordSource((patient, types) -> store.stream()
                .filter(found -> types.contains(found.path("resourceType").asText()))
                .toList());
        HookPorts ports = new HookPorts(
                records,
                new Readers(),
                this::advise,
                issued::addAll,
                new Repetition(memory, new Repetition.Rules(SILENCE, atSigning, SIGNING_WINDOW)),
                new Refusals(RefusedOffers.NONE, BuiltIn.KNOWLEDGE, DRUGS),
                rate,
                new Tenants(new Tenant(NO_RULES, authority, notice, BreakGlassRules.OFF), Map.of()));
        HookCalls hookCalls = new HookCalls(new HookRequestReader(json), ports, CLOCK, UUID::randomUUID);
        HookEndpoints endpoints = new HookEndpoints(
                new CdsServices(),
                clients,
                () -> hookCalls,
                new FeedbackReader(json),
                batch -> feedback.addAll(batch.entries()),
                STANDARD.row().maxCards(),
                json.maxBytes());
        return MockMvcBuilders.standaloneSetup(new CdsHooksController(endpoints))
                .addPlaceholderValue("precision-hooks.hooks.path", "/cds-services")
                .build();
    }

    /** Calls come from a client of that profile. */
    public HookFixture of(ClientProfile profile) {
        clients = HookClients.development(profile);
        return this;
    }

    /** The adviser has these findings. */
    public HookFixture finding(Finding... findings) {
        adviser = (access, inquiry, consents, facts) -> Findings.advice(findings);
        return this;
    }

    private Advice advise(AccessRequest access, Inquiry inquiry, ConsentReader consents, FactsReader facts) {
        calls.add(new Call(access, inquiry, read));
        return adviser.advise(access, inquiry, consents, facts);
    }

    public MockHttpServletResponse call(String service, String body) throws Exception {
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
    public JsonNode cards(String service, String body) throws Exception {
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

    /** Reads nothing but the text of orders, conditions and allergies; every test order is of CYP2C19. */
    private final class Readers implements PatientReaders {
        @Override
        public ConsentReader consents(String patientId, List<FoundResource> resources, ConsentAuthority authority) {
            return named -> List.of();
        }

        @Override
        public FactsReader facts(String patientId, List<FoundResource> resources) {
            read = resources;
            return () -> new PatientRecord(patientId, List.of(), List.of());
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

        @Override
        public List<OrderedTest> tests(List<FhirReference> orders, List<FoundResource> resources) {
            return orders.stream()
                    .map(order -> new OrderedTest("CYP2C19", Optional.empty()))
                    .toList();
        }

        @Override
        public List<OrderedTest> tests(List<JsonNode> orders) {
            return List.of();
        }

        @Override
        public List<Fact> stated(String patientId, List<JsonNode> resources) {
            return resources.stream().map(HookFixture::fact).toList();
        }
    }

    private static Fact fact(JsonNode json) {
        Source source = new Source(SearchSet.key(json), ResultStatus.FINAL, Optional.empty());
        Concept concept = Concept.ofText(json.path("code").path("text").asText(""));
        return json.path("resourceType").asText().equals("Condition")
                ? new Condition(source, concept, true, true, Optional.empty())
                : new Allergy(source, List.of(concept), true);
    }

    static Set<String> types(Call call) {
        return call.resources().stream()
                .map(found -> SearchSet.type(found.json()))
                .collect(Collectors.toSet());
    }
}
