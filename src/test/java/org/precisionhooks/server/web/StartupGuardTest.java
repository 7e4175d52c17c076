package org.precisionhooks.server.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.server.security.StartupRefused;
import org.springframework.mock.env.MockEnvironment;

class StartupGuardTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "localhost"})
    void openServerStartsForDevelopmentOnLoopback(String address) {
        MockEnvironment environment = development().withProperty("server.address", address);

        assertThatCode(() -> new StartupGuard(environment).check()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.4", "10.0.0.1"})
    void openServerDoesNotListenToOtherMachines(String address) {
        assertRefused(development().withProperty("server.address", address), "loopback");
    }

    @Test
    void addressThatIsNotSetMeansEveryAddress() {
        assertRefused(development(), "loopback");
    }

    @Test
    void managementAddressCountsToo() {
        assertRefused(
                development()
                        .withProperty("server.address", "127.0.0.1")
                        .withProperty("management.server.address", "0.0.0.0"),
                "loopback");
    }

    @Test
    void emptyConfigurationIsRefused() {
        assertRefused(new MockEnvironment(), "client authentication");
    }

    @Test
    void openModeNeedsTheDevelopmentProfile() {
        assertRefused(
                new MockEnvironment()
                        .withProperty("precision-hooks.security.mode", "open")
                        .withProperty("server.address", "127.0.0.1"),
                "profile dev");
    }

    @Test
    void productionDoesNotRunOnH2() {
        assertRefused(production().withProperty("spring.datasource.url", "jdbc:h2:file:./data/x"), "H2");
        assertRefused(production(), "H2");
    }

    @Test
    void productionDoesNotRunBehindPlainHttp() {
        assertRefused(
                production()
                        .withProperty("spring.datasource.url", "jdbc:postgresql://db/x")
                        .withProperty("precision-hooks.public-url", "http://cds.example.org"),
                "plain http");
    }

    @Test
    void authenticatedServerStartsWithARegisteredClient() {
        assertThatCode(() -> new StartupGuard(registered()).check()).doesNotThrowAnyException();
    }

    @Test
    void authenticatedServerStartsWithAnAuthorizationServer() {
        assertThatCode(() -> new StartupGuard(authorized()).check()).doesNotThrowAnyException();
        assertRefused(
                authorized().withProperty("precision-hooks.authorization.login.clients", ""),
                "authorization.login.clients");
    }

    @Test
    void registrationThatIsNotInOrderIsRefusedBeforeAnythingIsOpen() {
        assertRefused(registered().withProperty("precision-hooks.clients.ehr.profile", "none"), "clients.ehr.profile");
    }

    @Test
    void registeredClientsDoNotMakeTheOpenModeFitForOthers() {
        assertRefused(registered().withProperty("precision-hooks.security.mode", "open"), "profile dev");
    }

    private static MockEnvironment registered() {
        return new MockEnvironment()
                .withProperty("server.address", "0.0.0.0")
                .withProperty("precision-hooks.public-url", "https://cds.example.org")
                .withProperty("precision-hooks.clients.ehr.issuer", "https://ehr.example.org")
                .withProperty("precision-hooks.clients.ehr.jwks", "https://ehr.example.org/jwks");
    }

    private static MockEnvironment authorized() {
        return new MockEnvironment()
                .withProperty("server.address", "0.0.0.0")
                .withProperty("precision-hooks.public-url", "https://cds.example.org")
                .withProperty("precision-hooks.authorization.login.issuer", "https://login.example.org")
                .withProperty("precision-hooks.authorization.login.jwks", "https://login.example.org/jwks")
                .withProperty("precision-hooks.authorization.login.clients", "app");
    }

    private static MockEnvironment development() {
        MockEnvironment environment = new MockEnvironment().withProperty("precision-hooks.security.mode", "open");
        environment.setActiveProfiles("dev");
        return environment;
    }

    private static MockEnvironment production() {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles("prod");
        return environment;
    }

    private static void assertRefused(MockEnvironment environment, String reason) {
        assertThatThrownBy(() -> new StartupGuard(environment).check())
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining(reason);
    }
}
