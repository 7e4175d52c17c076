package org.precisionhooks.server.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.executor.InterceptorService;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.exceptions.AuthenticationException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.persistence.EntityManagerFactory;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.precisionhooks.cdshooks.client.Credentials;
import org.precisionhooks.cdshooks.client.Credentials.Endpoint;
import org.precisionhooks.cdshooks.client.HookClients;
import org.precisionhooks.cdshooks.hook.ErrorCode;
import org.precisionhooks.cdshooks.hook.HookError;
import org.precisionhooks.fhir.access.scope.Callers;
import org.precisionhooks.fhir.access.scope.Grants;
import org.precisionhooks.fhir.source.RecordChanges;
import org.precisionhooks.server.schema.HooksSchema;
import org.precisionhooks.server.security.StartupRefused;
import org.precisionhooks.server.settings.PrecisionHooksProperties;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.web.MockHttpServletRequest;

class PrecisionHooksAutoConfigurationTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    JdbcTemplateAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class,
                    PrecisionHooksAutoConfiguration.class));
    private final ApplicationContextRunner hapiServer = application
            .withBean(FhirContext.class, FhirContext::forR4Cached)
            .withBean(IInterceptorService.class, InterceptorService::new)
            .withBean(RestfulServer.class, () -> new RestfulServer(FhirContext.forR4Cached()))
            .withBean(EntityManagerFactory.class, () -> mock(EntityManagerFactory.class))
            .withBean(DaoRegistry.class, () -> new DaoRegistry(FhirContext.forR4Cached()))
            .withBean(DataSource.class, () -> new DriverManagerDataSource("jdbc:h2:mem:plugin;DB_CLOSE_DELAY=-1"));

    @Test
    void joinsAHapiServer() {
        hapiServer.run(context ->
                assertThat(context).hasSingleBean(HooksSchema.class).hasSingleBean(PrecisionHooksProperties.class));
    }

    @Test
    void watchesTheStorageOfThatServer() {
        hapiServer.run(
                context -> assertThat(context.getBean(IInterceptorService.class).getAllRegisteredInterceptors())
                        .contains(context.getBean(RecordChanges.class)));
    }

    @Test
    void knowsNobodyWhoIsNotRegistered() {
        Credentials none = new Credentials(Optional.empty(), Endpoint.SERVICE, "precision-pgx-order-sign");
        hapiServer.run(context -> assertThatThrownBy(
                        () -> context.getBean(HookClients.class).identify(none))
                .isInstanceOfSatisfying(
                        HookError.class, error -> assertThat(error.code()).isEqualTo(ErrorCode.UNAUTHENTICATED)));
    }

    @Test
    void knowsNoUserWithoutAnAuthorizationServer() {
        ServletRequestDetails details = new ServletRequestDetails();
        details.setServletRequest(new MockHttpServletRequest());
        hapiServer.run(context -> {
            assertThatThrownBy(() -> context.getBean(Callers.class).of(details))
                    .isInstanceOf(AuthenticationException.class);
            assertThat(context.getBean(Grants.class)).isNotSameAs(Grants.ALL);
        });
    }

    @Test
    void isOpenOnlyInDevelopment() {
        hapiServer
                .withPropertyValues("precision-hooks.security.mode=open")
                .run(context -> assertThat(context.getStartupFailure())
                        .hasRootCauseInstanceOf(StartupRefused.class)
                        .hasStackTraceContaining("needs profile dev"));
    }

    @Test
    void misspeltSettingStopsTheStart() {
        hapiServer
                .withPropertyValues("precision-hooks.clients.ehr.service=precision-pgx-order-sign")
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("precision-hooks.clients.ehr.service"));
    }

    @Test
    void leavesOtherApplicationsAlone() {
        application.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(HooksSchema.class));
    }

    @Test
    void canBeSwitchedOff() {
        hapiServer
                .withPropertyValues("precision-hooks.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(HooksSchema.class));
    }
}
