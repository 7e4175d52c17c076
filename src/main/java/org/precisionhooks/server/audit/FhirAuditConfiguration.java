package org.precisionhooks.server.audit;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.precisionhooks.fhir.access.scope.Callers;
import org.precisionhooks.fhir.audit.AuditKind;
import org.precisionhooks.fhir.audit.AuditTrail;
import org.precisionhooks.fhir.operation.audit.AuditEvents;
import org.precisionhooks.server.audit.AuditBarrier.Keeping;
import org.precisionhooks.server.audit.Interaction.Matter;
import org.precisionhooks.server.settings.PrecisionHooksProperties;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** The audit of the standalone server's FHIR API; a server that the plugin joins audits its own. */
@Configuration(proxyBeanMethods = false)
public class FhirAuditConfiguration {

    @Bean
    FilterRegistrationBean<AuditBarrier> fhirAuditBarrier(
            PrecisionHooksProperties properties, Keeping keeping, Clock clock) {
        String discovery = properties.fhir().path() + "/.well-known/smart-configuration";
        AuditBarrier.Edge edge = request -> request.getRequestURI().endsWith(discovery)
                ? new Matter(AuditKind.CAPABILITIES, "discovery", Optional.empty())
                : new Matter(AuditKind.OTHER, "request", Optional.empty());
        return AuditConfiguration.before(properties.fhir().path(), "fhirAudit", new AuditBarrier(edge, keeping, clock));
    }

    @Bean
    SmartInitializingSingleton fhirAudit(RestfulServer server, Callers callers, AuditTrail trail) {
        return () -> {
            server.registerInterceptor(new FhirAudit(callers));
            server.registerInterceptor(new AuditStatement());
            server.registerProvider(new AuditEvents(trail, callers));
        };
    }

    @Bean
    SmartInitializingSingleton storageAudit(
            FhirContext fhir, AuditOutbox outbox, DataSource dataSource, IInterceptorService storage, Clock clock) {
        return () -> storage.registerInterceptor(new StorageAudit(fhir, outbox, new JdbcTemplate(dataSource), clock));
    }
}
