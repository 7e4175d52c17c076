package org.precisionhooks.server.security;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.cdshooks.client.ClientIdentity;
import org.precisionhooks.cdshooks.client.Credentials;
import org.precisionhooks.cdshooks.client.Credentials.Endpoint;
import org.precisionhooks.cdshooks.client.DeclaredAccess;
import org.precisionhooks.cdshooks.client.HookClients;
import org.precisionhooks.cdshooks.hook.ErrorCode;
import org.precisionhooks.cdshooks.hook.HookError;
import org.precisionhooks.server.security.BearerToken.Origin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Recognises registered clients by the signed tokens that CDS Hooks asks for (2.0.1, Trusting CDS Clients). Every token that
 * is not accepted gets the same answer; the log says why, without the token.
 */
final class TokenClients implements HookClients {

    private static final Logger LOG = LoggerFactory.getLogger(TokenClients.class);

    private final Map<Origin, Known> clients;
    private final HookAddresses addresses;
    private final UsedTokens used;

    private record Known(RegisteredClient client, SignedTokens tokens, RequestRate rate) {}

    TokenClients(RegisteredClients registered, KeySources keys, UsedTokens used, Clock clock) {
        this.clients = registered.all().stream()
                .collect(toUnmodifiableMap(
                        RegisteredClient::origin,
                        client -> new Known(
                                client,
                                new SignedTokens(client.rules(), keys.open(client.keys()), clock),
                                new RequestRate(client.id(), client.bounds().rate()))));
        this.addresses = registered.addresses();
        this.used = used;
    }

    /** The rate is counted before the token is used up, so that a client that was too fast may present it again. */
    @Override
    public ClientIdentity identify(Credentials credentials) {
        BearerToken token =
                credentials.authorization().flatMap(BearerToken::of).orElseThrow(() -> refused("", "no signed token"));
        Known known = Optional.ofNullable(clients.get(token.origin()))
                .orElseThrow(() -> refused("", "an issuer or a tenant that is not registered"));
        Jwt content = verified(known, token);
        requireAudience(known.client(), credentials, content);
        requireService(known.client(), credentials);
        known.rate().count().ifPresent(wait -> {
            throw HookError.tooManyRequests(wait);
        });
        use(known.client(), content);
        return known.client().identity().declaring(declared(known.client(), content));
    }

    private static DeclaredAccess declared(RegisteredClient client, Jwt content) {
        try {
            return HookClaims.of(new TokenClaims(content.getClaims()));
        } catch (TokenRefused e) {
            throw refused(client.id(), e.reason());
        }
    }

    private static Jwt verified(Known known, BearerToken token) {
        try {
            return known.tokens().verify(token);
        } catch (TokenRefused e) {
            throw refused(known.client().id(), e.reason());
        }
    }

    private void requireAudience(RegisteredClient client, Credentials credentials, Jwt content) {
        Set<String> accepted = new HashSet<>(addresses.audiences(credentials));
        accepted.addAll(client.audiences());
        if (Collections.disjoint(content.getAudience(), accepted)) {
            throw refused(client.id(), "an audience other than what was called");
        }
    }

    private static void requireService(RegisteredClient client, Credentials credentials) {
        if (credentials.endpoint() != Endpoint.DISCOVERY && !client.bounds().allows(credentials.service())) {
            throw new HookError(ErrorCode.FORBIDDEN, "The client is not registered for this service");
        }
    }

    private void use(RegisteredClient client, Jwt content) {
        Object id = content.getClaim("jti");
        Instant expires = Objects.requireNonNull(content.getExpiresAt());
        if (!(id instanceof String text) || text.isBlank()) {
            throw refused(client.id(), "an identifier that is none");
        }
        if (!used.firstUse(
                client.rules().issuer(), text, expires.plus(client.rules().skew()))) {
            throw refused(client.id(), "a second use");
        }
    }

    private static HookError refused(String client, String reason) {
        LOG.info("A token was refused, client {}: {}", client.isEmpty() ? "unknown" : client, reason);
        return new HookError(ErrorCode.UNAUTHENTICATED, "");
    }
}
