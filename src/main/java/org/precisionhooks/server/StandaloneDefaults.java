package org.precisionhooks.server;

import java.io.IOException;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/**
 * Gives the standalone server its defaults, below everything that an operator sets. A server that the plugin joins keeps
 * its own: only the standalone application is given any.
 */
public class StandaloneDefaults implements EnvironmentPostProcessor, Ordered {

    /** After the configuration files, which may name the active profiles. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (application.getAllSources().contains(PrecisionHooksApplication.class)) {
            if (environment.acceptsProfiles(Profiles.of("dev"))) {
                addLast(environment, "precision-hooks-server-dev.yml");
            }
            addLast(environment, "precision-hooks-server.yml");
        }
    }

    private static void addLast(ConfigurableEnvironment environment, String file) {
        try {
            List<PropertySource<?>> defaults = new YamlPropertySourceLoader().load(file, new ClassPathResource(file));
            defaults.forEach(environment.getPropertySources()::addLast);
        } catch (IOException e) {
            throw new IllegalStateException("The defaults in " + file + " cannot be read", e);
        }
    }
}
