package org.precisionhooks.server.security;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.cdshooks.client.ClientIdentity;
import org.precisionhooks.server.security.BearerToken.Origin;

/**
 * A client whose registration was found in order.
 *
 * @param identity who it is
 * @param rules what its tokens must be
 * @param tenant what its tokens must name as tenant; empty when they name none
 * @param keys where its public keys are
 * @param audiences what its tokens may name as audience, beside the address called
 * @param bounds what it may do
 */
record RegisteredClient(
        ClientIdentity identity,
        TokenRules rules,
        Optional<String> tenant,
        URI keys,
        Set<String> audiences,
        Bounds bounds) {

    RegisteredClient {
        audiences = Set.copyOf(audiences);
    }

    /**
     * What a client may do.
     *
     * @param services ids of the services that it may call; none means all
     * @param origins web origins from which browsers may call
     * @param rate most requests a minute
     */
    record Bounds(Set<String> services, Set<String> origins, int rate) {

        Bounds {
            services = Set.copyOf(services);
            origins = Set.copyOf(origins);
        }

        boolean allows(String service) {
            return services.isEmpty() || services.contains(service);
        }
    }

    String id() {
        return identity.client();
    }

    /** Who a token says it is from; no two clients have the same. */
    Origin origin() {
        return new Origin(rules.issuer(), tenant);
    }
}
