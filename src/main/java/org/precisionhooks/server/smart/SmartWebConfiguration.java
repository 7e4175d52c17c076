package org.precisionhooks.server.smart;

import ca.uhn.fhir.rest.server.RestfulServer;
import java.util.Optional;
import org.precisionhooks.server.PrecisionHooksProperties;
import org.precisionhooks.server.SecurityMode;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

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
    ServletRegistrationBean<SmartDiscovery> smartDiscovery(
            PrecisionHooksProperties properties, AuthorizationServers servers) {
        return new ServletRegistrationBean<>(
                new SmartDiscovery(isOpen(properties) ? Optional.empty() : servers.told()),
                properties.fhir().path() + SmartDiscovery.PATH);
    }

    @Bean
    SmartInitializingSingleton smartStatement(
            PrecisionHooksProperties properties, RestfulServer server, AuthorizationServers servers) {
        return () -> {
            if (!isOpen(properties)) {
                server.registerInterceptor(new SmartStatement(servers));
            }
        };
    }

    private static boolean isOpen(PrecisionHooksProperties properties) {
        return properties.security().mode() == SecurityMode.OPEN;
    }
}
