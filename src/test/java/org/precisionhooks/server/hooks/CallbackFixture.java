package org.precisionhooks.server.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.cdshooks.CallRate;
import org.precisionhooks.cdshooks.CdsHooksController;
import org.precisionhooks.cdshooks.CdsServices;
import org.precisionhooks.cdshooks.HookCalls;
import org.precisionhooks.cdshooks.HookEndpoints;
import org.precisionhooks.cdshooks.HookFixture;
import org.precisionhooks.cdshooks.HookPorts;
import org.precisionhooks.cdshooks.HookRequestReader;
import org.precisionhooks.cdshooks.Repetition;
import org.precisionhooks.cdshooks.client.ClientIdentity;
import org.precisionhooks.cdshooks.client.ClientProfile;
import org.precisionhooks.cdshooks.client.ClientProfiles;
import org.precisionhooks.cdshooks.feedback.CardMemory;
import org.precisionhooks.cdshooks.feedback.FeedbackReader;
import org.precisionhooks.cdshooks.feedback.RefusedOffers;
import org.precisionhooks.cdshooks.hook.StrictJson;
import org.precisionhooks.consent.request.Requester;
import org.precisionhooks.consent.term.CodeSystems;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.fhir.source.RecordSource;
import org.precisionhooks.fhir.source.ResourceSource;
import org.precisionhooks.fhir.source.remote.CallbackLimits;
import org.precisionhooks.fhir.source.remote.RegisteredServers;
import org.precisionhooks.server.Advisers;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** The endpoints with the product's readers and engines, a store that a test fills, and callbacks over real HTTP. */
final class CallbackFixture implements AutoCloseable {

    private static final ClientProfile STANDARD = new ClientProfiles(BuiltIn.KNOWLEDGE).standard();

    static final String TOKEN = "canary.token-7~/+==";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T09:00:00Z"), ZoneOffset.UTC);

    final List<JsonNode> store = new ArrayList<>();
    final List<URI> registered = new ArrayList<>();
    private final RegisteredServers servers;
    private final MockMvc mvc;

    /** @param budget time for all callbacks of one call */
    CallbackFixture(Duration budget) {
        this.servers = new RegisteredServers(new CallbackLimits(
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                budget,
                100,
                20,
                1000,
                1024 * 1024,
                200,
                16,
                Duration.ofMinutes(1),
                Set.of()));
        this.mvc = mvc();
    }

    /** An answer: its status and its body without what is new in each. */
    record Answer(int status, String body) {

        boolean mentions(String text) {
            return body.contains(text);
        }
    }

    private MockMvc mvc() {
        StrictJson json = new StrictJson(HookFixture.MOST_BYTES);
        ResourceSource source = new Store();
        HookPorts ports = new HookPorts(
                new RecordSource(source, servers),
                Advisers.readers(source),
                Advisers.adviser(),
                cards -> {},
                new Repetition(CardMemory.NONE, Repetition.Rules.NONE),
                Advisers.refusals(RefusedOffers.NONE),
                CallRate.UNBOUNDED,
                Advisers.tenants());
        HookCalls calls = new HookCalls(new HookRequestReader(json), ports, CLOCK, UUID::randomUUID);
        HookEndpoints endpoints = new HookEndpoints(
                new CdsServices(),
                credentials -> client(),
                () -> calls,
                new FeedbackReader(json),
                batch -> {},
                STANDARD.row().maxCards(),
                json.maxBytes());
        return MockMvcBuilders.standaloneSetup(new CdsHooksController(endpoints))
                .addPlaceholderValue("precision-hooks.hooks.path", "/cds-services")
                .build();
    }

    private ClientIdentity client() {
        Coding treatment = new Coding(CodeSystems.ACT_REASON, "TREAT", "treatment");
        return new ClientIdentity(Requester.treating("dev"), List.of(treatment), STANDARD, Set.copyOf(registered));
    }

    private final class Store implements ResourceSource {

        @Override
        public List<JsonNode> resources(String patientId, Set<String> types) {
            boolean known =
                    store.stream().anyMatch(found -> found.path("id").asText().equals(patientId));
            return known
                    ? store.stream()
                            .filter(found ->
                                    types.contains(found.path("resourceType").asText()))
                            .filter(found -> found.toString().contains("Patient/" + patientId + "\"")
                                    || found.path("id").asText().equals(patientId))
                            .toList()
                    : List.of();
        }

        @Override
        public List<JsonNode> medications(Set<String> ids) {
            return store.stream()
                    .filter(found -> found.path("resourceType").asText().equals("Medication")
                            && ids.contains(found.path("id").asText()))
                    .toList();
        }
    }

    Answer answer(HookBody body) {
        try {
            MockHttpServletResponse response = mvc.perform(post(HookIT.service(body.hook()))
                            .contentType("application/json")
                            .content(body.json().getBytes(StandardCharsets.UTF_8)))
                    .andReturn()
                    .getResponse();
            String text = response.getContentAsString(StandardCharsets.UTF_8);
            assertThat(text).doesNotContain(TOKEN);
            assertThat(response.getStatus()).isLessThan(500);
            return new Answer(
                    response.getStatus(), text.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID"));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The call with leave to read from this server, which is registered. */
    HookBody reading(HookBody body, Ehr ehr) {
        registered.add(ehr.server.base());
        return naming(body, ehr.server.base().toString());
    }

    /** The call with leave to read from this server. */
    static HookBody naming(HookBody body, String server) {
        body.root().put("fhirServer", server);
        body.root()
                .putObject("fhirAuthorization")
                .put("access_token", TOKEN)
                .put("token_type", "Bearer")
                .put("expires_in", 300)
                .put("scope", "user/*.rs (all of it)")
                .put("subject", "precision-hooks");
        return body;
    }

    @Override
    public void close() throws Exception {
        servers.close();
    }
}
