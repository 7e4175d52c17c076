package org.precisionhooks.server.security;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.precisionhooks.cdshooks.client.ClientProfiles;
import org.precisionhooks.server.security.BearerToken.Origin;
import org.precisionhooks.server.settings.ClientSettings;
import org.precisionhooks.server.settings.PrecisionHooksProperties;
import org.springframework.core.env.Environment;

/** The clients that may call. */
public final class RegisteredClients {

    private final Map<Origin, RegisteredClient> clients;
    private final HookAddresses addresses;

    private RegisteredClients(Map<Origin, RegisteredClient> clients, HookAddresses addresses) {
        this.clients = Map.copyOf(clients);
        this.addresses = addresses;
    }

    /** @throws StartupRefused when a registration is not in order */
    public static RegisteredClients of(
            PrecisionHooksProperties properties, ClientProfiles profiles, Environment environment) {
        return of(properties.clients(), RegistrationContext.of(properties, profiles, environment));
    }

    static RegisteredClients of(Map<String, ClientSettings> settings, RegistrationContext context) {
        Map<Origin, RegisteredClient> clients = new HashMap<>();
        new TreeMap<>(settings).forEach((id, client) -> {
            RegisteredClient read = new ClientReader(id, client, context).read();
            RegisteredClient other = clients.putIfAbsent(read.origin(), read);
            if (other != null) {
                throw new StartupRefused(
                        "precision-hooks.clients." + id + " has the issuer and the tenant of client " + other.id(),
                        "Give each client an issuer of its own, or a tenant that its tokens name.");
            }
        });
        return new RegisteredClients(clients, context.addresses());
    }

    public boolean isEmpty() {
        return clients.isEmpty();
    }

    List<RegisteredClient> all() {
        return List.copyOf(clients.values());
    }

    HookAddresses addresses() {
        return addresses;
    }

    /** Whether a text is an audience of a client's tokens, or looks like an address of the hooks. */
    public boolean mayBeAddressedAs(String audience) {
        return addresses.include(audience)
                || clients.values().stream()
                        .anyMatch(client -> client.audiences().contains(audience));
    }

    /** The web origins of all clients. */
    Set<String> origins() {
        return clients.values().stream()
                .flatMap(client -> client.bounds().origins().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
