package org.precisionhooks.server.web;

import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.provider.IJpaSystemProvider;
import ca.uhn.fhir.jpa.provider.JpaCapabilityStatementProvider;
import ca.uhn.fhir.jpa.provider.ValueSetOperationProvider;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import jakarta.servlet.Filter;
import java.util.List;
import org.hl7.fhir.r4.model.AuditEvent;
import org.precisionhooks.fhir.access.ApiGuard;
import org.precisionhooks.fhir.access.scope.Callers;
import org.precisionhooks.fhir.access.scope.OpenOperations;
import org.precisionhooks.server.edition.KnowledgeReload;
import org.precisionhooks.server.settings.PrecisionHooksProperties;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** The FHIR servlet of the standalone server and what stands before it. */
@Configuration(proxyBeanMethods = false)
public class WebConfiguration {

    private static final int DEFAULT_PAGE = 50;

    /** Runs before any other bean exists, hence before a database or a port is open. */
    @Bean
    static StartupGuard startupGuard(Environment environment) {
        return new StartupGuard(environment);
    }

    @Bean
    RestfulServer restfulServer(
            IFhirSystemDao<?, ?> systemDao,
            IJpaSystemProvider systemProvider,
            ResourceProviderFactory resourceProviders,
            ValueSetOperationProvider valueSets,
            Callers callers,
            ApiGuard guard,
            OpenOperations operations,
            PrecisionHooksProperties properties) {
        RestfulServer server = new FhirServlet(systemDao.getContext(), operations, properties);
        server.registerInterceptor(new RequireCaller(callers));
        guard.join(server);
        server.registerProviders(stored(resourceProviders));
        server.registerProviders(systemProvider, valueSets);
        return server;
    }

    /** AuditEvents are not stored as resources: they are rendered from the audit. */
    private static List<Object> stored(ResourceProviderFactory resourceProviders) {
        return resourceProviders.createProviders().stream()
                .filter(provider ->
                        !(provider instanceof IResourceProvider typed && typed.getResourceType() == AuditEvent.class))
                .toList();
    }

    @Bean
    JpaCapabilityStatementProvider capabilityStatement(
            RestfulServer server,
            IFhirSystemDao<?, ?> systemDao,
            JpaStorageSettings storage,
            ISearchParamRegistry searchParameters,
            IValidationSupport validation) {
        JpaCapabilityStatementProvider provider =
                new JpaCapabilityStatementProvider(server, systemDao, storage, searchParameters, validation);
        // How many there are of a type is known to who may see them.
        provider.setIncludeResourceCounts(false);
        server.setServerConformanceProvider(provider);
        return provider;
    }

    @Bean
    ServletRegistrationBean<RestfulServer> fhirServlet(
            RestfulServer server, DatabaseBackedPagingProvider paging, PrecisionHooksProperties properties) {
        int largest = properties.limits().pageSize();
        paging.setDefaultPageSize(Math.min(DEFAULT_PAGE, largest));
        paging.setMaximumPageSize(largest);
        server.setPagingProvider(paging);
        ServletRegistrationBean<RestfulServer> servlet =
                new ServletRegistrationBean<>(server, properties.fhir().path() + "/*");
        servlet.setName("fhir");
        servlet.setLoadOnStartup(1);
        return servlet;
    }

    /** A node that goes on by an older edition than the operator wants says so, and still answers. */
    @Bean
    HealthIndicator knowledgeHealthIndicator(KnowledgeReload reload) {
        return () -> reload.trouble().isPresent()
                ? Health.status("DEGRADED").build()
                : Health.up().build();
    }

    @Bean
    FilterRegistrationBean<FailureBarrier> failureBarrier() {
        FilterRegistrationBean<FailureBarrier> filter = new FilterRegistrationBean<>(new FailureBarrier());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    FilterRegistrationBean<BodyLimit> fhirBodyLimit(PrecisionHooksProperties properties) {
        return before(
                properties.fhir().path(),
                "fhirBodyLimit",
                new FhirBodyLimit(properties.limits().fhirBody()));
    }

    @Bean
    FilterRegistrationBean<LateInflation> hooksInflation(PrecisionHooksProperties properties) {
        return before(properties.hooks().path(), "hooksInflation", new LateInflation());
    }

    private static <T extends Filter> FilterRegistrationBean<T> before(String path, String name, T bodyFilter) {
        FilterRegistrationBean<T> filter = new FilterRegistrationBean<>(bodyFilter);
        filter.setName(name);
        filter.addUrlPatterns(path, path + "/*");
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
        return filter;
    }
}
