package org.precisionhooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.env.MockEnvironment;

class StandaloneDefaultsTest {

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void standaloneServerListensOnLoopbackAndIsClosed() {
        defaultsFor(PrecisionHooksApplication.class);

        assertThat(environment.getProperty("server.address")).isEqualTo("127.0.0.1");
        assertThat(environment.getProperty("precision-hooks.security.mode")).isNull();
    }

    @Test
    void developmentIsOpen() {
        environment.setActiveProfiles("dev");
        defaultsFor(PrecisionHooksApplication.class);

        assertThat(environment.getProperty("precision-hooks.security.mode")).isEqualTo("open");
    }

    @Test
    void operatorOverridesDefaults() {
        environment.setProperty("server.address", "::1");
        defaultsFor(PrecisionHooksApplication.class);

        assertThat(environment.getProperty("server.address")).isEqualTo("::1");
    }

    @Test
    void foreignServerKeepsItsOwn() {
        defaultsFor(StandaloneDefaultsTest.class);

        assertThat(environment.containsProperty("server.address")).isFalse();
        assertThat(new ClassPathResource("application.yml").exists())
                .as("would shadow that of a foreign server")
                .isFalse();
    }

    private void defaultsFor(Class<?> application) {
        new StandaloneDefaults().postProcessEnvironment(environment, new SpringApplication(application));
    }
}
