package org.precisionhooks.server.smart;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.precisionhooks.server.security.BearerToken.Origin;
import org.precisionhooks.server.security.RegisteredClients;
import org.precisionhooks.server.security.StartupRefused;
import org.precisionhooks.server.settings.AuthorizationSettings;
import org.precisionhooks.server.settings.PrecisionHooksProperties;
import org.springframework.core.env.Environment;

/** The authorization servers that the site trusts. */
public final class AuthorizationServers {

    private final Map<Origin, AuthorizationServer> servers;

    private AuthorizationServers(Map<Origin, AuthorizationServer> servers) {
        this.servers = Map.copyOf(servers);
    }

    /** @throws StartupRefused when a registration is not in order */
    public static AuthorizationServers of(
            PrecisionHooksProperties properties, RegisteredClients hooks, Environment environment) {
        return of(properties.authorization(), AuthorizationContext.of(properties, hooks, environment));
    }

    static AuthorizationServers of(Map<String, AuthorizationSettings> settings, AuthorizationContext context) {
        Map<Origin, AuthorizationServer> servers = new HashMap<>();
        new TreeMap<>(settings).forEach((id, server) -> {
            AuthorizationServer read = new AuthorizationReader(id, server, context).read();
            AuthorizationServer other = servers.putIfAbsent(read.origin(), read);
            if (other != null) {
                throw new StartupRefused(
                        "precision-hooks.authorization." + id + " has the issuer and the tenant of " + other.id(),
                        "Give each authorization server an issuer of its own, or a tenant that its tokens name.");
            }
        });
        requireOneVoice(servers.values());
        return new AuthorizationServers(servers);
    }

    /** Apps are told of one authorization server: the document has no room for a second. */
    private static void requireOneVoice(Collection<AuthorizationServer> servers) {
        List<String> told = servers.stream()
                .filter(server -> server.told().isPresent())
                .map(AuthorizationServer::id)
                .sorted()
                .toList();
        if (told.size() > 1) {
            throw new StartupRefused(
                    "more than one authorization server has settings smart.*: " + String.join(", ", told),
                    "Leave them with the one that apps shall be told of.");
        }
    }

    public boolean isEmpty() {
        return servers.isEmpty();
    }

    List<AuthorizationServer> all() {
        return List.copyOf(servers.values());
    }

    /** What apps are told, if there is an authorization server to be told of. */
    Optional<SmartEndpoints> told() {
        return servers.values().stream()
                .flatMap(server -> server.told().stream())
                .findFirst();
    }

    /** The web origins of all. */
    Set<String> origins() {
        return servers.values().stream()
                .flatMap(server -> server.bounds().origins().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
