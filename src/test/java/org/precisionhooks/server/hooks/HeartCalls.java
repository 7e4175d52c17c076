package org.precisionhooks.server.hooks;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.advice.Adviser;
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
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.server.Advisers;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** The endpoints with the product's readers, consent and engines by a site's tables on the heart; all data are sent along, on a fixed day. */
final class HeartCalls {

    static final ClientProfile STANDARD = new ClientProfiles(BuiltIn.KNOWLEDGE).standard();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-27T09:00:00Z"), ZoneOffset.UTC);

    private final MockMvc mvc;

    HeartCalls(Knowledge site, RefusedOffers offers) {
        this(Advisers.withHeartOf(site), offers, STANDARD);
    }

    HeartCalls(Adviser adviser, RefusedOffers offers, ClientProfile profile) {
        StrictJson json = new StrictJson(HookFixture.MOST_BYTES);
        HookPorts ports = new HookPorts(
                new RecordSource(ResourceSource.NOTHING),
                Advisers.readers(ResourceSource.NOTHING),
                adviser,
                cards -> {},
                new Repetition(CardMemory.NONE, Repetition.Rules.NONE),
                Advisers.refusals(offers),
                CallRate.UNBOUNDED,
                Advisers.tenants());
        HookEndpoints endpoints = new HookEndpoints(
                new CdsServices(),
                credentials -> client(profile),
                () -> new HookCalls(new HookRequestReader(json), ports, CLOCK, UUID::randomUUID),
                new FeedbackReader(json),
                batch -> {},
                profile.row().maxCards(),
                json.maxBytes());
        this.mvc = MockMvcBuilders.standaloneSetup(new CdsHooksController(endpoints))
                .addPlaceholderValue("precision-hooks.hooks.path", "/cds-services")
                .build();
    }

    private static ClientIdentity client(ClientProfile profile) {
        Coding treatment = new Coding(CodeSystems.ACT_REASON, "TREAT", "treatment");
        return new ClientIdentity(Requester.treating("dev"), List.of(treatment), profile, Set.of());
    }

    /** The answer of a service to a call that must be answered. */
    JsonNode answer(String service, HookBody body) {
        try {
            MockHttpServletResponse response = mvc.perform(post("/cds-services/" + service)
                            .contentType("application/json")
                            .content(body.json().getBytes(StandardCharsets.UTF_8)))
                    .andReturn()
                    .getResponse();
            String text = response.getContentAsString(StandardCharsets.UTF_8);
            if (response.getStatus() != 200) {
                throw new AssertionError(response.getStatus() + " " + text);
            }
            return JSON.readTree(text);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
