package org.precisionhooks.server.smart;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.fhir.access.scope.Role;
import org.precisionhooks.server.security.IssuerReader;
import org.precisionhooks.server.security.TokenRules;
import org.precisionhooks.server.settings.AuthorizationSettings;
import org.precisionhooks.server.smart.AuthorizationServer.Bounds;
import org.precisionhooks.server.smart.AuthorizationServer.Clients;
import org.precisionhooks.server.smart.AuthorizationServer.People;

/** Reads the registration of one authorization server, or says what is wrong with it. */
final class AuthorizationReader {

    private static final Duration LONGEST_LIFETIME = Duration.ofHours(2);
    private static final String EVERY_CLIENT = "*";

    /** Printable ASCII, as RFC 6749 A.1 has it, without the asterisk that stands for all. */
    private static final Pattern CLIENT = Pattern.compile("(?!\\*)[\\x21-\\x7E]{1,256}");

    private static final Pattern CLAIM = Pattern.compile("[A-Za-z0-9_.:/-]{1,256}");

    private static final Set<String> GRANT_TYPES = Set.of("authorization_code", "client_credentials", "refresh_token");

    /** Of the authorization server; what this server enforces is not for an operator to say (SMART App Launch 2.2, Conformance). */
    private static final Set<String> CAPABILITIES = Set.of(
            "launch-ehr",
            "launch-standalone",
            "authorize-post",
            "client-public",
            "client-confidential-symmetric",
            "client-confidential-asymmetric",
            "context-banner",
            "context-style",
            "context-ehr-patient",
            "context-ehr-encounter",
            "context-standalone-patient",
            "context-standalone-encounter",
            "permission-offline",
            "permission-online");

    private final String id;
    private final AuthorizationSettings settings;
    private final AuthorizationContext context;
    private final IssuerReader reader;

    AuthorizationReader(String id, AuthorizationSettings settings, AuthorizationContext context) {
        this.id = id;
        this.settings = settings;
        this.context = context;
        this.reader = new IssuerReader("precision-hooks.authorization." + id, settings, context.development());
    }

    AuthorizationServer read() {
        reader.requireId(id);
        return new AuthorizationServer(
                id,
                TokenRules.ofAccessTokens(
                        reader.issuer(), reader.algorithms(), reader.lifetime(LONGEST_LIFETIME), reader.skew()),
                reader.tenant(),
                reader.keys(),
                audiences(),
                clients(),
                people(),
                new Bounds(reader.origins(), reader.rate()),
                Optional.ofNullable(settings.smart()).map(this::told));
    }

    /** A token of the hooks is none of the FHIR API, and the reverse. */
    private Set<String> audiences() {
        reader.require(
                context.base().isPresent() || !settings.audiences().isEmpty(),
                "audiences",
                "must name one, as long as precision-hooks.public-url does not say where the FHIR API is");
        Set<String> audiences = new HashSet<>(reader.only(
                "audiences",
                settings.audiences(),
                "an audience that means this FHIR API, and neither the hooks nor a client's",
                audience -> !audience.isBlank() && !context.isOfTheHooks(audience)));
        context.base().ifPresent(audiences::add);
        return audiences;
    }

    private Clients clients() {
        List<String> clients = settings.clients();
        if (clients.equals(List.of(EVERY_CLIENT))) {
            return new Clients(true, Set.of());
        }
        reader.require(!clients.isEmpty(), "clients", "must name a client, or be * for all");
        return new Clients(
                false,
                reader.only(
                        "clients",
                        clients,
                        "the id of a client",
                        client -> CLIENT.matcher(client).matches()));
    }

    private People people() {
        return new People(
                reader.organizations(),
                reader.relation(),
                reader.purposes(),
                claim("purposes-claim", settings.purposesClaim()),
                Optional.ofNullable(settings.rolesClaim()).map(claim -> claim("roles-claim", claim)),
                roles(),
                reader.codings("break-glass-roles", settings.breakGlassRoles()),
                bases(),
                settings.proxies());
    }

    private String claim(String name, String path) {
        reader.require(CLAIM.matcher(path).matches(), name, "must be the name of a claim, or names with dots between");
        return path;
    }

    private Map<String, Role> roles() {
        reader.require(
                settings.roles().isEmpty() || settings.rolesClaim() != null,
                "roles-claim",
                "must say where the roles are named");
        Map<String, Role> roles = new HashMap<>();
        settings.roles().forEach((code, names) -> {
            Role role = Role.ofCode(code)
                    .filter(known -> known != Role.PATIENT)
                    .orElseThrow(() ->
                            reader.refused("roles", "must be of consent-officer, privacy-officer, auditor and owner"));
            for (String name : names) {
                reader.require(
                        !name.isBlank() && roles.putIfAbsent(name, role) == null,
                        "roles." + code,
                        "must be names, each for one role");
            }
        });
        return roles;
    }

    private Set<String> bases() {
        return Stream.concat(
                        reader.addresses("user-bases", settings.userBases()).stream()
                                .map(URI::toString),
                        context.base().stream())
                .map(base -> base.replaceFirst("/*$", "/"))
                .collect(toUnmodifiableSet());
    }

    private SmartEndpoints told(AuthorizationSettings.Smart smart) {
        Map<String, URI> addresses = new HashMap<>();
        address(smart.token(), "token", SmartEndpoints.TOKEN, addresses);
        address(smart.authorization(), "authorization", SmartEndpoints.AUTHORIZATION, addresses);
        address(smart.registration(), "registration", SmartEndpoints.REGISTRATION, addresses);
        address(smart.management(), "management", SmartEndpoints.MANAGEMENT, addresses);
        address(smart.introspection(), "introspection", SmartEndpoints.INTROSPECTION, addresses);
        address(smart.revocation(), "revocation", SmartEndpoints.REVOCATION, addresses);
        reader.require(addresses.containsKey(SmartEndpoints.TOKEN), "smart.token", "is missing");
        reader.require(
                addresses.containsKey(SmartEndpoints.AUTHORIZATION)
                        || !smart.grantTypes().contains("authorization_code"),
                "smart.authorization",
                "is missing, which the grant type authorization_code needs");
        return new SmartEndpoints(
                addresses,
                List.copyOf(reader.only(
                        "smart.grant-types",
                        smart.grantTypes(),
                        "authorization_code, client_credentials or refresh_token",
                        GRANT_TYPES::contains)),
                List.copyOf(reader.only(
                        "smart.capabilities",
                        smart.capabilities(),
                        "a capability of an authorization server in SMART App Launch",
                        CAPABILITIES::contains)));
    }

    private void address(@Nullable String value, String setting, String name, Map<String, URI> addresses) {
        if (value != null) {
            String settingName = "smart." + setting;
            addresses.put(
                    name,
                    reader.addresses(settingName, List.of(value)).iterator().next());
        }
    }
}
