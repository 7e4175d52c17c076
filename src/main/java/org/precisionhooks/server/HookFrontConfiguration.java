package org.precisionhooks.server;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import org.precisionhooks.advice.Adviser;
import org.precisionhooks.advice.EngineAdviser;
import org.precisionhooks.cdshooks.CallRate;
import org.precisionhooks.cdshooks.CdsHooksController;
import org.precisionhooks.cdshooks.CdsServices;
import org.precisionhooks.cdshooks.HookCalls;
import org.precisionhooks.cdshooks.HookEndpoints;
import org.precisionhooks.cdshooks.HookPorts;
import org.precisionhooks.cdshooks.HookRequestReader;
import org.precisionhooks.cdshooks.Refusals;
import org.precisionhooks.cdshooks.Rehearsal;
import org.precisionhooks.cdshooks.Repetition;
import org.precisionhooks.cdshooks.client.ClientProfiles;
import org.precisionhooks.cdshooks.client.HookClients;
import org.precisionhooks.cdshooks.feedback.CardMemory;
import org.precisionhooks.cdshooks.feedback.FeedbackReader;
import org.precisionhooks.cdshooks.feedback.FeedbackStore;
import org.precisionhooks.cdshooks.feedback.IssuedCards;
import org.precisionhooks.cdshooks.feedback.JdbcCardMemory;
import org.precisionhooks.cdshooks.feedback.JdbcFeedbackStore;
import org.precisionhooks.cdshooks.feedback.JdbcIssuedCards;
import org.precisionhooks.cdshooks.feedback.JdbcRefusedOffers;
import org.precisionhooks.cdshooks.feedback.RefusedOffers;
import org.precisionhooks.cdshooks.hook.StrictJson;
import org.precisionhooks.consent.ConsentGate;
import org.precisionhooks.consent.tenant.Tenants;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.fhir.read.RecordReader;
import org.precisionhooks.fhir.source.JsonPatientReaders;
import org.precisionhooks.fhir.source.PatientReaders;
import org.precisionhooks.fhir.source.RecordSource;
import org.precisionhooks.fhir.source.ResourceSource;
import org.precisionhooks.fhir.source.remote.RegisteredServers;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.server.audit.AuditOutbox;
import org.precisionhooks.server.audit.AuditedClients;
import org.precisionhooks.server.audit.AuditedFeedback;
import org.precisionhooks.server.audit.PatientNote;
import org.precisionhooks.server.schema.CallDatabase;
import org.precisionhooks.server.security.PatientRate;
import org.precisionhooks.server.settings.PrecisionHooksProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The CDS Hooks endpoints. */
@Configuration(proxyBeanMethods = false)
class HookFrontConfiguration {

    @Bean
    IssuedCards issuedCards(CallDatabase database) {
        return new JdbcIssuedCards(database.jdbc());
    }

    @Bean
    JdbcCardMemory cardMemory(CallDatabase database, PrecisionHooksProperties properties, Clock clock) {
        return new JdbcCardMemory(database.jdbc(), properties.hooks().cardMemory(), clock);
    }

    @Bean
    JdbcRefusedOffers refusedOffers(CallDatabase database, Knowledge knowledge, Clock clock) {
        return new JdbcRefusedOffers(database.jdbc(), Refusals.longest(knowledge), clock);
    }

    @Bean
    Housekeeping offersHousekeeping(JdbcRefusedOffers offers) {
        return new Housekeeping("offers", offers::forget);
    }

    @Bean
    Refusals refusals(RefusedOffers offers, Knowledge knowledge, DrugDictionary drugs) {
        return new Refusals(offers, knowledge, drugs);
    }

    @Bean
    Housekeeping cardMemoryHousekeeping(JdbcCardMemory memory) {
        return new Housekeeping("card-memory", memory::forget);
    }

    @Bean
    Repetition repetition(CardMemory memory, PrecisionHooksProperties properties) {
        return new Repetition(memory, properties.hooks().overrideSilence());
    }

    @Bean
    Housekeeping commentHousekeeping(JdbcFeedbackStore feedback, PrecisionHooksProperties properties) {
        return new Housekeeping(
                "comments", () -> feedback.forgetComments(properties.hooks().commentRetention()));
    }

    @Bean
    JdbcFeedbackStore feedbackStore(
            JdbcTemplate jdbc, PlatformTransactionManager transactions, Clock clock, AuditOutbox audit) {
        return new JdbcFeedbackStore(
                jdbc, new AuditedFeedback(new TransactionTemplate(transactions), audit, jdbc), clock);
    }

    @Bean
    StrictJson strictJson(PrecisionHooksProperties properties) {
        return new StrictJson(Math.toIntExact(properties.limits().hooksBody().toBytes()));
    }

    @Bean
    HookCalls hookCalls(StrictJson json, HookPorts ports, Clock clock) {
        return new HookCalls(new HookRequestReader(json), ports, clock, UUID::randomUUID);
    }

    @Bean
    RegisteredServers callerServers(PrecisionHooksProperties properties) {
        return new RegisteredServers(properties.callback().limits(properties.limits()));
    }

    @Bean
    HookPorts hookPorts(
            ResourceSource store,
            RegisteredServers servers,
            PatientReaders readers,
            Adviser adviser,
            IssuedCards issued,
            Repetition repetition,
            Refusals refusals,
            Tenants tenants,
            PrecisionHooksProperties properties) {
        return new HookPorts(
                new RecordSource(store, servers),
                readers,
                adviser,
                issued,
                repetition,
                refusals,
                new PatientNote(new PatientRate(properties.limits().patientRate())),
                tenants);
    }

    /** Over an empty store, an audit that keeps nothing, and no card memory. */
    @Bean
    Rehearsal rehearsal(
            StrictJson json,
            ConsentGate gate,
            Engines engines,
            DrugDictionary drugs,
            Knowledge knowledge,
            RecordReader reader,
            Tenants tenants,
            ClientProfiles profiles,
            Clock clock) {
        HookPorts ports = new HookPorts(
                new RecordSource(ResourceSource.NOTHING),
                new JsonPatientReaders(reader, ResourceSource.NOTHING, ZoneOffset.UTC),
                new EngineAdviser(gate, engines.all(), drugs, entry -> {}),
                cards -> {},
                new Repetition(CardMemory.NONE, Duration.ZERO),
                new Refusals(RefusedOffers.NONE, knowledge, drugs),
                CallRate.UNBOUNDED,
                tenants);
        return new Rehearsal(
                new HookCalls(new HookRequestReader(json), ports, clock, UUID::randomUUID), profiles.standard());
    }

    @Bean
    WarmUp warmUp(Rehearsal rehearsal, PrecisionHooksProperties properties) {
        return new WarmUp(rehearsal, properties.warmUp());
    }

    @Bean
    CdsHooksController cdsHooksController(
            HookClients clients, HookCalls calls, StrictJson json, FeedbackStore feedback, ClientProfiles profiles) {
        return new CdsHooksController(new HookEndpoints(
                new CdsServices(),
                new AuditedClients(clients),
                calls,
                new FeedbackReader(json),
                feedback,
                profiles.standard().row().maxCards(),
                json.maxBytes()));
    }
}
