package org.precisionhooks.server.web;

import java.net.InetAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.server.SecurityMode;
import org.precisionhooks.server.schema.Database;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Refuses to start what would be open or unfit for patients' data: a server without client authentication that others
 * than this machine can reach, and production on H2 or without https.
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
        require(
                setting("precision-hooks.security.mode", SecurityMode.class) == SecurityMode.OPEN,
                "client authentication is not available in this version",
                "Until it is, the server runs only for development: --spring.profiles.active=dev");
        require(
                environment.acceptsProfiles(Profiles.of("dev")),
                "precision-hooks.security.mode=open needs profile dev",
                "Remove the setting, or start with --spring.profiles.active=dev on a development machine.");
        require(
                isLoopback("server.address") && isLoopbackOrAbsent("management.server.address"),
                "a server without client authentication must listen on a loopback address",
                "Set server.address (and management.server.address) to 127.0.0.1 or ::1.");
    }

    private boolean isLoopback(String name) {
        InetAddress address = setting(name, InetAddress.class);
        return address != null && address.isLoopbackAddress();
    }

    private boolean isLoopbackOrAbsent(String name) {
        return setting(name, InetAddress.class) == null || isLoopback(name);
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
}
