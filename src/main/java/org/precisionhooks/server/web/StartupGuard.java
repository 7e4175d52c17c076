package org.precisionhooks.server.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.cdshooks.client.ClientProfiles;
import org.precisionhooks.server.schema.Database;
import org.precisionhooks.server.security.OpenMode;
import org.precisionhooks.server.security.RegisteredClients;
import org.precisionhooks.server.security.StartupRefused;
import org.precisionhooks.server.settings.PrecisionHooksProperties;
import org.precisionhooks.server.settings.SecurityMode;
import org.precisionhooks.server.smart.AuthorizationServers;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Refuses to start what would be open, of no use or unfit for patients' data: a server without client authentication that
 * others than this machine can reach, one whose clients are not registered in order, and production on H2 or without https.
 */
public class StartupGuard implements BeanFactoryPostProcessor {

    private final Environment environment;
    private final Binder settings;

    public StartupGuard(Environment environment) {
        this.environment = environment;
        this.settings = Binder.get(environment);
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        check();
    }

    /** Throws {@link StartupRefused} with what to change. */
    void check() {
        if (environment.acceptsProfiles(Profiles.of("prod"))) {
            checkProduction();
        }
        checkAuthentication();
    }

    private void checkProduction() {
        require(
                database() != Database.H2,
                "profile prod does not run on H2",
                "Set spring.datasource.url to a PostgreSQL database.");
        URI publicUrl = setting("precision-hooks.public-url", URI.class);
        require(
                publicUrl == null || "https".equals(publicUrl.getScheme()),
                "profile prod does not run behind a plain http address",
                "Set precision-hooks.public-url to an https address.");
    }

    private void checkAuthentication() {
        if (setting("precision-hooks.security.mode", SecurityMode.class) == SecurityMode.OPEN) {
            OpenMode.requireDevelopmentOnLoopback(environment);
            return;
        }
        PrecisionHooksProperties properties = settings.bindOrCreate("precision-hooks", PrecisionHooksProperties.class);
        RegisteredClients clients = RegisteredClients.of(properties, profiles(properties), environment);
        AuthorizationServers authorization = AuthorizationServers.of(properties, clients, environment);
        require(
                !clients.isEmpty() || !authorization.isEmpty(),
                "client authentication is on, and neither a client nor an authorization server is registered",
                "Register clients of the hooks under precision-hooks.clients, or authorization servers for the FHIR API"
                        + " under precision-hooks.authorization (src/docs/settings.md); for development, start with"
                        + " --spring.profiles.active=dev");
    }

    private @Nullable Database database() {
        String url = setting("spring.datasource.url", String.class);
        return url == null ? Database.H2 : Database.ofUrl(url);
    }

    private <T> @Nullable T setting(String name, Class<T> type) {
        return settings.bind(name, type).orElse(null);
    }

    private static void require(boolean holds, String reason, String action) {
        if (!holds) {
            throw new StartupRefused(reason, action);
        }
    }

    private static ClientProfiles profiles(PrecisionHooksProperties properties) {
        return new ClientProfiles(properties.knowledge().folders().read());
    }
}
