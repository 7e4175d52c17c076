package org.precisionhooks.server.security;

import java.net.URI;
import java.util.Optional;
import org.precisionhooks.cdshooks.CdsServices;
import org.precisionhooks.cdshooks.client.ClientProfiles;
import org.precisionhooks.server.settings.PrecisionHooksProperties;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * What registrations are checked against.
 *
 * @param addresses where the services are
 * @param services the services there are
 * @param profiles the profiles there are
 * @param development whether plain http is fine on this machine
 */
record RegistrationContext(
        HookAddresses addresses, CdsServices services, ClientProfiles profiles, boolean development) {

    static RegistrationContext of(
            PrecisionHooksProperties properties, ClientProfiles profiles, Environment environment) {
        Optional<URI> publicUrl = Optional.ofNullable(properties.publicUrl());
        return new RegistrationContext(
                new HookAddresses(publicUrl, properties.hooks().path()),
                new CdsServices(),
                profiles,
                environment.acceptsProfiles(Profiles.of("dev")));
    }
}
