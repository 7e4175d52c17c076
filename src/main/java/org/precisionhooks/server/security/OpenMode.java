package org.precisionhooks.server.security;

import java.net.InetAddress;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** The mode in which nobody is asked who they are: only for development, and out of reach of other machines. */
public final class OpenMode {

    private OpenMode() {}

    /** @throws StartupRefused anywhere else */
    public static void requireDevelopmentOnLoopback(Environment environment) {
        if (!environment.acceptsProfiles(Profiles.of("dev"))) {
            throw new StartupRefused(
                    "precision-hooks.security.mode=open needs profile dev",
                    "Remove the setting, or start with --spring.profiles.active=dev on a development machine.");
        }
        if (!isLoopback(environment, "server.address", false)
                || !isLoopback(environment, "management.server.address", true)) {
            throw new StartupRefused(
                    "a server without client authentication must listen on a loopback address",
                    "Set server.address (and management.server.address) to 127.0.0.1 or ::1.");
        }
    }

    private static boolean isLoopback(Environment environment, String setting, boolean ifAbsent) {
        return Binder.get(environment)
                .bind(setting, InetAddress.class)
                .map(InetAddress::isLoopbackAddress)
                .orElse(ifAbsent);
    }
}
