package org.precisionhooks.server.smart;

import java.net.URI;
import java.util.Optional;
import org.precisionhooks.server.security.RegisteredClients;
import org.precisionhooks.server.settings.PrecisionHooksProperties;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * What the registrations of authorization servers are checked against.
 *
 * @param base address of the FHIR API, if the public address is configured
 * @param hooks the clients of the hooks
 * @param development whether plain http is fine on this machine
 */
record AuthorizationContext(Optional<String> base, RegisteredClients hooks, boolean development) {

    static AuthorizationContext of(
            PrecisionHooksProperties properties, RegisteredClients hooks, Environment environment) {
        Optional<URI> publicUrl = Optional.ofNullable(properties.publicUrl());
        return new AuthorizationContext(
                publicUrl.map(url -> url + properties.fhir().path()),
                hooks,
                environment.acceptsProfiles(Profiles.of("dev")));
    }

    boolean isOfTheHooks(String audience) {
        return hooks.mayBeAddressedAs(audience);
    }
}
