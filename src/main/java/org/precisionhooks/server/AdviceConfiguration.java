package org.precisionhooks.server;

import java.time.Clock;
import java.time.ZoneOffset;
import org.precisionhooks.advice.Adviser;
import org.precisionhooks.advice.AuditLog;
import org.precisionhooks.advice.EngineAdviser;
import org.precisionhooks.cdshooks.client.ClientProfiles;
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
import org.precisionhooks.engine.cardiology.polygenic.ScoreLimits;
import org.precisionhooks.fhir.read.RecordReader;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;
import org.precisionhooks.fhir.source.JsonPatientReaders;
import org.precisionhooks.fhir.source.PatientReaders;
import org.precisionhooks.fhir.source.ReadRecords;
import org.precisionhooks.fhir.source.ResourceSource;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.knowledge.Table;
import org.precisionhooks.server.settings.PrecisionHooksProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** From knowledge tables to the adviser. */
@Configuration(proxyBeanMethods = false)
class AdviceConfiguration {

    @Bean
    Knowledge knowledge(PrecisionHooksProperties properties) {
        return properties.knowledge().load();
    }

    @Bean
    DrugDictionary drugDictionary(Knowledge knowledge) {
        return new DrugDictionary(knowledge);
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
    Engines engines(Knowledge knowledge, DrugDictionary drugs) {
        return Engines.of(knowledge, drugs);
    }

    @Bean
    Adviser adviser(ConsentGate gate, Engines engines, DrugDictionary drugs, AuditLog audit) {
        return new EngineAdviser(gate, engines.all(), drugs, audit);
    }

    @Bean
    RecordReader recordReader(Knowledge knowledge) {
        return new RecordReader(ReadingTables.from(knowledge));
    }

    @Bean
    ReadRecords readRecords(PrecisionHooksProperties properties) {
        PrecisionHooksProperties.Cache cache = properties.cache();
        return new ReadRecords(cache.timeToLive(), cache.resources());
    }

    @Bean
    PatientReaders patientReaders(RecordReader reader, ResourceSource store, ReadRecords read) {
        return new JsonPatientReaders(reader, store, ZoneOffset.UTC, read);
    }

    @Bean
    Clock precisionHooksClock() {
        return Clock.systemDefaultZone();
    }

    /** All tables are open when the beans are made; a file that none of them asked for is a mistake of the site. */
    @Bean
    KnowledgeCheck knowledgeCheck(
            Knowledge knowledge, Adviser adviser, PatientReaders readers, ClientProfiles profiles, ScoreLimits scores) {
        knowledge.refuseUnknownSiteFiles();
        return new KnowledgeCheck(knowledge.tables().size());
    }

    /** Proof that all knowledge was loaded and checked. */
    record KnowledgeCheck(int tables) {}
}
