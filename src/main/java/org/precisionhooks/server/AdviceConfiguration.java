package org.precisionhooks.server;

import java.nio.file.Path;
import java.time.ZoneId;
import org.precisionhooks.advice.Adviser;
import org.precisionhooks.advice.AuditLog;
import org.precisionhooks.advice.EngineAdviser;
import org.precisionhooks.consent.ConsentGate;
import org.precisionhooks.consent.ConsentTerms;
import org.precisionhooks.consent.DomainRule;
import org.precisionhooks.consent.Hierarchy;
import org.precisionhooks.consent.HierarchyRow;
import org.precisionhooks.consent.LabelRule;
import org.precisionhooks.consent.Labelling;
import org.precisionhooks.consent.Policy;
import org.precisionhooks.consent.PolicyRule;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.fhir.read.ReadingTables;
import org.precisionhooks.fhir.read.RecordReader;
import org.precisionhooks.fhir.source.JsonPatientReaders;
import org.precisionhooks.fhir.source.PatientReaders;
import org.precisionhooks.fhir.source.ResourceSource;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.knowledge.Table;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** From knowledge to advice: what the hooks and the operations share. */
@Configuration(proxyBeanMethods = false)
class AdviceConfiguration {

    private static final String POLICY = "clinical-default-1";

    @Bean
    Knowledge knowledge(PrecisionHooksProperties properties) {
        String site = properties.knowledge().directory();
        return site == null ? Knowledge.builtIn() : Knowledge.withSite(Path.of(site));
    }

    @Bean
    DrugDictionary drugDictionary(Knowledge knowledge) {
        return new DrugDictionary(knowledge);
    }

    @Bean
    Engines engines(Knowledge knowledge, DrugDictionary drugs) {
        return Engines.of(knowledge, drugs);
    }

    @Bean
    ConsentGate consentGate(Knowledge knowledge) {
        Hierarchy hierarchy = Hierarchy.of(
                knowledge.table("consent/code_hierarchy", HierarchyRow.class).rows());
        Table<PolicyRule> policy = knowledge.table("consent/policy_rules", PolicyRule.class);
        return new ConsentGate(
                new Policy(POLICY, policy.provenance().version(), policy.rows()),
                ConsentTerms.of(hierarchy, Canonical.DOMAIN),
                new Labelling(
                        knowledge
                                .table("consent/domain_rules", DomainRule.class)
                                .rows(),
                        knowledge.table("consent/label_rules", LabelRule.class).rows()));
    }

    @Bean
    Adviser adviser(ConsentGate gate, Engines engines, DrugDictionary drugs, ObjectProvider<AuditLog> audit) {
        return new EngineAdviser(gate, engines.all(), drugs, audit.getIfAvailable(() -> entry -> {}));
    }

    @Bean
    PatientReaders patientReaders(Knowledge knowledge, ResourceSource store) {
        ZoneId zone = ZoneId.systemDefault();
        return new JsonPatientReaders(new RecordReader(ReadingTables.from(knowledge), zone), store, zone);
    }
}
