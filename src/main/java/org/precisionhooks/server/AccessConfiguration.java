package org.precisionhooks.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.time.Clock;
import org.precisionhooks.consent.ConsentGate;
import org.precisionhooks.consent.label.ResourceTypes;
import org.precisionhooks.fhir.access.ApiGuard;
import org.precisionhooks.fhir.access.Conditions;
import org.precisionhooks.fhir.access.ConsentDecisions;
import org.precisionhooks.fhir.access.DecisionLog;
import org.precisionhooks.fhir.access.ResourceViews;
import org.precisionhooks.fhir.access.StoredConsents;
import org.precisionhooks.fhir.access.StoredVersions;
import org.precisionhooks.fhir.access.scope.Callers;
import org.precisionhooks.fhir.access.scope.Grants;
import org.precisionhooks.fhir.access.scope.OpenOperations;
import org.precisionhooks.fhir.access.scope.OperationScope;
import org.precisionhooks.fhir.read.RecordReader;
import org.precisionhooks.fhir.source.PatientReaders;
import org.precisionhooks.fhir.source.ResourceSource;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.server.settings.PrecisionHooksProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** The one decision point of the FHIR API. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    @Bean
    StoredVersions storedVersions(DaoRegistry daos) {
        return new DaoVersions(daos);
    }

    @Bean
    ConsentDecisions.Ports decisionPorts(
            Callers callers,
            Grants grants,
            ObjectProvider<DecisionLog> log,
            RecordReader reader,
            ResourceSource store,
            PatientReaders readers) {
        return new ConsentDecisions.Ports(
                callers,
                grants,
                new ResourceViews(FhirContext.forR4Cached(), reader),
                new StoredConsents(store, readers),
                log.getIfAvailable(() -> DecisionLog.NONE));
    }

    @Bean
    OpenOperations openOperations(Knowledge knowledge) {
        return new OpenOperations(knowledge
                .table("consent/operation_scopes", OperationScope.class)
                .rows());
    }

    @Bean
    ConsentDecisions consentDecisions(
            ConsentDecisions.Ports ports, ConsentGate gate, ResourceTypes types, Clock clock) {
        return new ConsentDecisions(ports, gate, types, clock);
    }

    @Bean
    Conditions conditions(JdbcTemplate jdbc, ObjectProvider<MatchUrlService> urls) {
        return (type, condition) ->
                new StoredConditions(jdbc, urls.getObject(), FhirContext.forR4Cached()).forget(type, condition);
    }

    @Bean
    ApiGuard apiGuard(
            ConsentDecisions decisions, StoredVersions stored, Conditions conditions, OpenOperations operations) {
        return new ApiGuard(decisions, new ApiGuard.Ports(stored, conditions, operations));
    }

    /** A server that the plugin joins has a security of its own, unless it asks for this one. */
    @Bean
    SmartInitializingSingleton guardOfAForeignServer(
            ObjectProvider<RestfulServer> servers, ApiGuard guard, PrecisionHooksProperties properties) {
        return () -> servers.ifAvailable(server -> {
            if (properties.fhir().guarded()) {
                guard.join(server);
            }
        });
    }
}
