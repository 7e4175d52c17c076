package org.precisionhooks.server.security;

import java.util.Optional;
import org.precisionhooks.cdshooks.ClientProfile;

/** Finds the profile of a registration by its name. */
@FunctionalInterface
interface ProfileLookup {

    Optional<ClientProfile> named(String name);

    /** The profiles that the code brings. */
    static ProfileLookup builtIn() {
        return name -> Optional.of(ClientProfile.DEFAULT)
                .filter(profile -> profile.name().equals(name));
    }
}
