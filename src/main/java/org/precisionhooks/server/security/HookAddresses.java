package org.precisionhooks.server.security;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.cdshooks.client.Credentials;

/**
 * Where clients find the services, by configuration: a token is meant for the address that it names, whatever host a
 * request says it is for.
 *
 * @param publicUrl base address of the server, if it is configured
 * @param path path of discovery
 */
record HookAddresses(Optional<URI> publicUrl, String path) {

    /** What a token for a call may name as audience; feedback may name its own address or that of its service. */
    Set<String> audiences(Credentials credentials) {
        return publicUrl.map(base -> audiences(base + path, credentials)).orElse(Set.of());
    }

    private static Set<String> audiences(String discovery, Credentials credentials) {
        String service = discovery + "/" + credentials.service();
        return switch (credentials.endpoint()) {
            case DISCOVERY -> Set.of(discovery);
            case SERVICE -> Set.of(service);
            case FEEDBACK -> Set.of(service, service + "/feedback");
        };
    }

    /** Whether a text is one of these addresses, or looks like one. */
    boolean include(String address) {
        return publicUrl.filter(base -> address.startsWith(base + path)).isPresent();
    }
}
