package org.precisionhooks.server.smart;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import org.precisionhooks.cdshooks.feedback.KeyedHash;
import org.precisionhooks.consent.label.ResourceTypes;
import org.precisionhooks.fhir.access.ScopeGrants;
import org.precisionhooks.fhir.access.scope.Callers;
import org.precisionhooks.fhir.access.scope.Grants;
import org.precisionhooks.fhir.access.scope.OperationScope;
import org.precisionhooks.fhir.access.scope.ScopeRules;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.server.schema.HooksSchema;
import org.precisionhooks.server.security.KeySources;
import org.precisionhooks.server.security.OpenMode;
import org.precisionhooks.server.security.RegisteredClients;
import org.precisionhooks.server.settings.PrecisionHooksProperties;
import org.precisionhooks.server.settings.SecurityMode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who calls the FHIR API, and what their tokens grant. */
@Configuration(proxyBeanMethods = false)
public class SmartConfiguration {

    @Bean
    AuthorizationServers authorizationServers(
            PrecisionHooksProperties properties, RegisteredClients hooks, Environment environment) {
        return AuthorizationServers.of(properties, hooks, environment);
    }

    @Bean
    TokenCallers tokenCallers(
            AuthorizationServers servers, KeySources keys, Clock clock, JdbcTemplate jdbc, HooksSchema schema) {
        return new TokenCallers(servers, keys, clock, KeyedHash.of("access-token", jdbc)::of);
    }

    /** Without an authorization server nobody is known; the development mode takes all for one client. */
    @Bean
    Callers callers(PrecisionHooksProperties properties, TokenCallers tokens, Environment environment) {
        if (properties.security().mode() == SecurityMode.OPEN) {
            OpenMode.requireDevelopmentOnLoopback(environment);
            return Callers.development();
        }
        return tokens::of;
    }

    @Bean
    Grants grants(PrecisionHooksProperties properties, Knowledge knowledge, FhirContext fhir, ResourceTypes types) {
        ScopeRules rules = new ScopeRules(knowledge
                .table("consent/operation_scopes", OperationScope.class)
                .rows());
        return properties.security().mode() == SecurityMode.OPEN ? Grants.ALL : new ScopeGrants(fhir, rules, types);
    }
}
