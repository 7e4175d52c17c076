package org.precisionhooks.server;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.validation.JpaValidationSupportChain;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.time.Clock;
import org.precisionhooks.advice.Adviser;
import org.precisionhooks.fhir.operation.LoadedKnowledge;
import org.precisionhooks.fhir.operation.OperationAccess;
import org.precisionhooks.fhir.operation.PatientLookup;
import org.precisionhooks.fhir.operation.PrecisionRecommendations;
import org.precisionhooks.fhir.source.PatientReaders;
import org.precisionhooks.fhir.source.ResourceSource;
import org.precisionhooks.fhir.write.AdviceBundle;
import org.precisionhooks.fhir.write.GeneCodes;
import org.precisionhooks.knowledge.Knowledge;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The FHIR operations and the contract that describes them, joined to whichever HAPI server is there. */
@Configuration(proxyBeanMethods = false)
class OperationConfiguration {

    @Bean
    OperationAccess operationAccess() {
        return OperationAccess.development();
    }

    @Bean
    PatientLookup patientLookup(DaoRegistry daos) {
        return (patient, details) -> daos.getResourceDao("Patient").read(patient, details);
    }

    @Bean
    PrecisionRecommendations precisionRecommendations(
            PrecisionRecommendations.Ports ports, Adviser adviser, Knowledge knowledge, ObjectProvider<Clock> clock) {
        return new PrecisionRecommendations(
                ports,
                adviser,
                new AdviceBundle(new GeneCodes(knowledge)),
                clock.getIfUnique(Clock::systemDefaultZone));
    }

    @Bean
    PrecisionRecommendations.Ports operationPorts(
            ResourceSource store, PatientReaders readers, OperationAccess access, PatientLookup patients) {
        return new PrecisionRecommendations.Ports(store, readers, access, patients);
    }

    @Bean
    LoadedKnowledge loadedKnowledge(Knowledge knowledge) {
        return new LoadedKnowledge(knowledge);
    }

    /** After all tables were opened, hence after all beans that open one. */
    @Bean
    SmartInitializingSingleton operations(
            Knowledge knowledge,
            ObjectProvider<RestfulServer> servers,
            PrecisionRecommendations recommendations,
            LoadedKnowledge loaded,
            ObjectProvider<JpaValidationSupportChain> validation) {
        return () -> {
            knowledge.refuseUnknownSiteFiles();
            servers.ifAvailable(server -> server.registerProviders(recommendations, loaded));
            validation.ifAvailable(chain -> Contract.installed().joinTo(chain));
        };
    }
}
