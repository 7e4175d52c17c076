package org.precisionhooks.server;

import java.time.Clock;
import java.time.ZoneOffset;
import org.precisionhooks.advice.Adviser;
import org.precisionhooks.advice.AuditLog;
import org.precisionhooks.advice.EngineAdviser;
import org.precisionhooks.consent.ConsentGate;
import org.precisionhooks.consent.Overrides;
import org.precisionhooks.consent.label.DomainRule;
import org.precisionhooks.consent.label.KindRule;
import org.precisionhooks.consent.label.LabelRule;
import org.precisionhooks.consent.label.Labelling;
import org.precisionhooks.consent.label.ResourceTypeRow;
import org.precisionhooks.consent.label.ResourceTypes;
import org.precisionhooks.consent.tenant.Policy;
import org.precisionhooks.consent.tenant.PolicyRule;
import org.precisionhooks.consent.tenant.TenantRow;
import org.precisionhooks.consent.tenant.Tenants;
import org.precisionhooks.consent.term.ConsentTerms;
import org.precisionhooks.consent.term.Hierarchy;
import org.precisionhooks.consent.term.HierarchyRow;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.fhir.read.RecordReader;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;
import org.precisionhooks.fhir.source.CurrentReaders;
import org.precisionhooks.fhir.source.JsonPatientReaders;
import org.precisionhooks.fhir.source.PatientReaders;
import org.precisionhooks.fhir.source.ReadRecords;
import org.precisionhooks.fhir.source.ResourceSource;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.GeneCodes;
import org.precisionhooks.fhir.write.genomic.GenomicFactWriter;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.knowledge.Table;
import org.precisionhooks.server.edition.Editions;
import org.precisionhooks.server.edition.KnowledgeFolders;
import org.precisionhooks.server.edition.Made;
import org.precisionhooks.server.settings.PrecisionHooksProperties;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** From knowledge tables to the adviser. */
@Configuration(proxyBeanMethods = false)
class AdviceConfiguration {

    @Bean
    KnowledgeFolders knowledgeFolders(PrecisionHooksProperties properties) {
        return properties.knowledge().folders();
    }

    @Bean
    Editions editions(KnowledgeFolders folders) {
        return folders.editions();
    }

    /** For what stands until the next start; all else is made of each edition. */
    @Bean
    Knowledge knowledge(Editions editions) {
        return editions.standing();
    }

    @Bean
    Made<DrugDictionary> drugDictionary(Editions editions) {
        return editions.each(edition -> new DrugDictionary(edition.knowledge()));
    }

    @Bean
    ResourceTypes resourceTypes(Knowledge knowledge) {
        return new ResourceTypes(
                knowledge.table("consent/resource_types", ResourceTypeRow.class).rows());
    }

    @Bean
    Tenants tenants(Knowledge knowledge) {
        Table<PolicyRule> rules = knowledge.table("consent/policy_rules", PolicyRule.class);
        return Tenants.of(
                knowledge.table("consent/tenants", TenantRow.class).rows(),
                Policy.all(rules.rows(), rules.provenance().version()));
    }

    @Bean
    Labelling labelling(Knowledge knowledge) {
        return new Labelling(
                resourceTypes(knowledge),
                Canonical.DOMAIN,
                knowledge.table("consent/domain_rules", DomainRule.class).rows(),
                knowledge.table("consent/kind_rules", KindRule.class).rows(),
                knowledge.table("consent/label_rules", LabelRule.class).rows());
    }

    @Bean
    ConsentTerms consentTerms(Knowledge knowledge) {
        return ConsentTerms.of(
                Hierarchy.of(knowledge
                        .table("consent/code_hierarchy", HierarchyRow.class)
                        .rows()),
                Canonical.DOMAIN);
    }

    @Bean
    ConsentGate consentGate(Knowledge knowledge, Overrides overrides) {
        return new ConsentGate(tenants(knowledge), consentTerms(knowledge), labelling(knowledge), overrides);
    }

    @Bean
    Made<Engines> engines(Editions editions, Made<DrugDictionary> drugs) {
        return editions.each(edition -> Engines.of(edition.knowledge(), drugs.of(edition)));
    }

    @Bean
    Adviser adviser(
            Editions editions, ConsentGate gate, Made<Engines> engines, Made<DrugDictionary> drugs, AuditLog audit) {
        Made<Adviser> advisers = editions.each(
                edition -> new EngineAdviser(gate, engines.of(edition).all(), drugs.of(edition), audit));
        return (access, inquiry, consents, facts) -> advisers.get().advise(access, inquiry, consents, facts);
    }

    @Bean
    Made<ReadingTables> readingTables(Editions editions) {
        return editions.each(edition -> ReadingTables.from(edition.knowledge()));
    }

    @Bean
    RecordReader recordReader(Made<ReadingTables> tables) {
        return new RecordReader(tables);
    }

    /** What was read of records is kept by the edition that it was read with, and ends with it. */
    @Bean
    PatientReaders patientReaders(
            Editions editions, Made<ReadingTables> tables, ResourceSource store, PrecisionHooksProperties properties) {
        PrecisionHooksProperties.Cache cache = properties.cache();
        return new CurrentReaders(editions.each(edition -> new JsonPatientReaders(
                new RecordReader(tables.of(edition)),
                store,
                ZoneOffset.UTC,
                new ReadRecords(cache.timeToLive(), cache.resources()))));
    }

    @Bean
    Made<GenomicFactWriter> genomicFactWriter(Editions editions) {
        return editions.each(edition -> new GenomicFactWriter(edition.knowledge()));
    }

    @Bean
    Made<GeneCodes> geneCodes(Editions editions) {
        return editions.each(edition -> new GeneCodes(edition.knowledge()));
    }

    @Bean
    Clock precisionHooksClock() {
        return Clock.systemDefaultZone();
    }

    /** All tables are open when the beans are made; a file that none of them asked for is a mistake of the site. */
    @Bean
    SmartInitializingSingleton knowledgeCheck(Editions editions) {
        return editions::refuseUnknownFiles;
    }
}
