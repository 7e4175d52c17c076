package org.precisionhooks.server;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Function;
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
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;
import org.precisionhooks.fhir.source.JsonPatientReaders;
import org.precisionhooks.fhir.source.PatientReaders;
import org.precisionhooks.fhir.source.RecordSource;
import org.precisionhooks.fhir.source.ResourceSource;
import org.precisionhooks.fhir.source.remote.RegisteredServers;
import org.precisionhooks.server.audit.AuditOutbox;
import org.precisionhooks.server.audit.AuditedClients;
import org.precisionhooks.server.audit.AuditedFeedback;
import org.precisionhooks.server.audit.PatientNote;
import org.precisionhooks.server.edition.Edition;
import org.precisionhooks.server.edition.Editions;
import org.precisionhooks.server.edition.Made;
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
    JdbcRefusedOffers refusedOffers(CallDatabase database, Editions editions, Clock clock) {
        return new JdbcRefusedOffers(
                database.jdbc(), editions.each(edition -> Refusals.longest(edition.knowledge())), clock);
    }

    @Bean
    Housekeeping offersHousekeeping(JdbcRefusedOffers offers) {
        return new Housekeeping("offers", offers::forget);
    }

    @Bean
    Made<Refusals> refusals(RefusedOffers offers, Editions editions, Made<DrugDictionary> drugs) {
        return editions.each(edition -> new Refusals(offers, edition.knowledge(), drugs.of(edition)));
    }

    @Bean
    Housekeeping cardMemoryHousekeeping(JdbcCardMemory memory) {
        return new Housekeeping("card-memory", memory::forget);
    }

    @Bean
    Repetition repetition(CardMemory memory, PrecisionHooksProperties properties) {
        PrecisionHooksProperties.Hooks hooks = properties.hooks();
        return new Repetition(
                memory, new Repetition.Rules(hooks.overrideSilence(), hooks.repeatAtSigning(), hooks.signingWindow()));
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
    Made<HookCalls> hookCalls(StrictJson json, Editions editions, Made<HookPorts> ports, Clock clock) {
        return editions.each(
                edition -> new HookCalls(new HookRequestReader(json), ports.of(edition), clock, UUID::randomUUID));
    }

    @Bean
    RegisteredServers callerServers(PrecisionHooksProperties properties) {
        return new RegisteredServers(properties.callback().limits(properties.limits()));
    }

    @Bean
    PatientNote patientNote(PrecisionHooksProperties properties) {
        return new PatientNote(new PatientRate(properties.limits().patientRate()));
    }

    @Bean
    Made<HookPorts> hookPorts(
            Editions editions,
            ResourceSource store,
            RegisteredServers servers,
            PatientReaders readers,
            Adviser adviser,
            IssuedCards issued,
            Repetition repetition,
            Made<Refusals> refusals,
            Tenants tenants,
            PatientNote rate) {
        return editions.each(edition -> new HookPorts(
                new RecordSource(store, servers),
                readers,
                adviser,
                issued,
                repetition,
                refusals.of(edition),
                rate,
                tenants));
    }

    /** Over an empty store, an audit that keeps nothing, and no card memory. */
    @Bean
    Made<Rehearsal> rehearsal(
            StrictJson json,
            ConsentGate gate,
            Editions editions,
            Made<Engines> engines,
            Made<DrugDictionary> drugs,
            Made<ReadingTables> tables,
            Tenants tenants,
            ClientProfiles profiles,
            Clock clock) {
        Function<Edition, HookPorts> ports = edition -> new HookPorts(
                new RecordSource(ResourceSource.NOTHING),
                new JsonPatientReaders(new RecordReader(tables.of(edition)), ResourceSource.NOTHING, ZoneOffset.UTC),
                new EngineAdviser(gate, engines.of(edition).all(), drugs.of(edition), entry -> {}),
                cards -> {},
                new Repetition(CardMemory.NONE, Repetition.Rules.NONE),
                new Refusals(RefusedOffers.NONE, edition.knowledge(), drugs.of(edition)),
                CallRate.UNBOUNDED,
                tenants);
        return editions.each(edition -> new Rehearsal(
                new HookCalls(new HookRequestReader(json), ports.apply(edition), clock, UUID::randomUUID),
                profiles.standard()));
    }

    @Bean
    WarmUp warmUp(Made<Rehearsal> rehearsal, Editions editions, PrecisionHooksProperties properties) {
        WarmUp warmUp = new WarmUp(properties.warmUp(), rehearsal);
        editions.tried(edition -> warmUp.once(rehearsal.of(edition)));
        return warmUp;
    }

    @Bean
    CdsHooksController cdsHooksController(
            HookClients clients,
            Made<HookCalls> calls,
            StrictJson json,
            FeedbackStore feedback,
            ClientProfiles profiles) {
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
