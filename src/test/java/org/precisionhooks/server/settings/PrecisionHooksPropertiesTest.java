package org.precisionhooks.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class PrecisionHooksPropertiesTest {

    @Test
    void nothingConfiguredIsClosedAndBounded() {
        PrecisionHooksProperties defaults = bind(Map.of());

        assertThat(defaults.security().mode()).isEqualTo(SecurityMode.AUTHENTICATED);
        assertThat(defaults.demo()).isFalse();
        assertThat(defaults.fhir().path()).isEqualTo("/fhir");
        assertThat(defaults.hooks().path()).isEqualTo("/cds-services");
        assertThat(defaults.knowledge().directory()).isNull();
        assertThat(defaults.publicUrl()).isNull();
        assertThat(defaults.clients()).isEmpty();
        assertThat(defaults.limits())
                .isEqualTo(new LimitSettings(DataSize.ofMegabytes(10), DataSize.ofMegabytes(25), 1000, 200, 600, 300));
    }

    @Test
    void configuredValuesAreTaken() {
        PrecisionHooksProperties configured = bind(Map.of(
                "precision-hooks.public-url", "https://cds.example.org", "precision-hooks.limits.hooks-body", "1MB"));

        assertThat(configured.publicUrl()).isEqualTo(URI.create("https://cds.example.org"));
        assertThat(configured.limits().hooksBody()).isEqualTo(DataSize.ofMegabytes(1));
    }

    @Test
    void callbacksEndBeforeFiveSecondsAndStayOutOfPrivateNetworks() {
        PrecisionHooksProperties defaults = bind(Map.of());
        assertThat(defaults.callback().limits(defaults.limits()).budget()).isLessThan(Duration.ofSeconds(5));
        assertThat(defaults.callback().limits(defaults.limits()).privateHosts()).isEmpty();

        PrecisionHooksProperties configured = bind(Map.of(
                "precision-hooks.callback.private-hosts",
                "EHR.hospital.example",
                "precision-hooks.callback.pages",
                "3"));
        assertThat(configured.callback().limits(configured.limits()).privateHosts())
                .containsExactly("ehr.hospital.example");
        assertThat(configured.callback().limits(configured.limits()).pages()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fhir", "/", "/fhir/", ""})
    void pathMustBeAPath(String path) {
        assertThatThrownBy(() -> bind(Map.of("precision-hooks.fhir.path", path)))
                .hasRootCauseMessage(
                        "precision-hooks.fhir.path must start with a slash, name a path and not end with a slash");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://cds.example.org/", "cds.example.org", "https:///cds", "https://cds.example.org?x=1"})
    void publicAddressMustBeABase(String address) {
        assertThatThrownBy(() -> bind(Map.of("precision-hooks.public-url", address)))
                .hasRootCauseMessage(
                        "precision-hooks.public-url must be an http or https address without a slash at its end");
    }

    @Test
    void aDeadNodeIsNoticedAfterTenMinutesOrWhatTheSiteSays() {
        assertThat(bind(Map.of()).imports().silence()).isEqualTo(Duration.ofMinutes(10));
        assertThat(bind(Map.of("precision-hooks.imports.silence", "3m"))
                        .imports()
                        .silence())
                .isEqualTo(Duration.ofMinutes(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "-1m", "119s", "25h"})
    void aSilenceThatTakesWorkFromWhoDoesItOrNeverIsRefused(String silence) {
        assertThatThrownBy(() -> bind(Map.of("precision-hooks.imports.silence", silence)))
                .hasRootCauseMessage("precision-hooks.imports.silence must be between 2m and 24h");
    }

    private static PrecisionHooksProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("precision-hooks", PrecisionHooksProperties.class);
    }
}
