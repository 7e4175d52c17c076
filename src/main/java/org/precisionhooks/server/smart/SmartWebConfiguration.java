package org.precisionhooks.server.smart;

import ca.uhn.fhir.rest.server.RestfulServer;
import java.util.Optional;
import org.precisionhooks.fhir.access.PatientNarrowing;
import org.precisionhooks.fhir.access.scope.Callers;
import org.precisionhooks.server.security.FailedAttempts;
import org.precisionhooks.server.security.WebOrigins;
import org.precisionhooks.server.settings.PrecisionHooksProperties;
import org.precisionhooks.server.settings.SecurityMode;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.web.filter.CorsFilter;

/** What stands before the FHIR API of the standalone server, and what describes it. */
@Configuration(proxyBeanMethods = false)
public class SmartWebConfiguration {

    /** Before the limit on bodies, which reads them. */
    @Bean
    FilterRegistrationBean<KnownCallers> knownCallers(PrecisionHooksProperties properties, TokenCallers callers) {
        String path = properties.fhir().path();
        FilterRegistrationBean<KnownCallers> filter = new FilterRegistrationBean<>(new KnownCallers(callers, path));
        filter.setName("knownCallers");
        filter.addUrlPatterns(path, path + "/*");
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 70);
        filter.setEnabled(!isOpen(properties));
        return filter;
    }

    @Bean
    FilterRegistrationBean<FailedAttempts> fhirFailures(PrecisionHooksProperties properties) {
        return FailedAttempts.before(
                "fhirFailures", properties.fhir().path(), properties.limits().failedAttempts());
    }

    /** What describes the server is open to every page by its nature, but not more open than the rest. */
    @Bean
    FilterRegistrationBean<CorsFilter> fhirOrigins(
            PrecisionHooksProperties properties, AuthorizationServers servers, Environment environment) {
        FilterRegistrationBean<CorsFilter> filter = new FilterRegistrationBean<>(
                WebOrigins.fhir(servers.origins(), environment.acceptsProfiles(Profiles.of("dev"))));
        filter.setName("fhirOrigins");
        filter.addUrlPatterns(properties.fhir().path(), properties.fhir().path() + "/*");
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 50);
        return filter;
    }

    @Bean
    ServletRegistrationBean<SmartDiscovery> smartDiscovery(
            PrecisionHooksProperties properties, AuthorizationServers servers) {
        return new ServletRegistrationBean<>(
                new SmartDiscovery(isOpen(properties) ? Optional.empty() : servers.told()),
                properties.fhir().path() + SmartDiscovery.PATH);
    }

    @Bean
    SmartInitializingSingleton smartStatement(
            PrecisionHooksProperties properties, RestfulServer server, AuthorizationServers servers, Callers callers) {
        return () -> {
            if (!isOpen(properties)) {
                server.registerInterceptor(new SmartStatement(servers));
                server.registerInterceptor(new PatientNarrowing(callers));
            }
        };
    }

    private static boolean isOpen(PrecisionHooksProperties properties) {
        return properties.security().mode() == SecurityMode.OPEN;
    }
}
