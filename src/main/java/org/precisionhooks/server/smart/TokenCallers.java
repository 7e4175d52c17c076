package org.precisionhooks.server.smart;

import static java.util.stream.Collectors.toUnmodifiableMap;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.precisionhooks.fhir.access.scope.Caller;
import org.precisionhooks.server.security.BearerToken;
import org.precisionhooks.server.security.BearerToken.Origin;
import org.precisionhooks.server.security.KeySources;
import org.precisionhooks.server.security.RequestRate;
import org.precisionhooks.server.security.SignedTokens;
import org.precisionhooks.server.security.TokenClaims;
import org.precisionhooks.server.security.TokenRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;

/**
 * Recognises callers of the FHIR API by the signed access tokens of trusted authorization servers (RFC 6750, RFC 9068).
 * Every token that is not accepted gets the same answer; the log says why, without the token.
 */
public final class TokenCallers {

    private static final Logger LOG = LoggerFactory.getLogger(TokenCallers.class);
    private static final String KNOWN = TokenCallers.class.getName() + ".KNOWN";
    private static final int CLIENTS_COUNTED = 10_000;

    private final Map<Origin, Known> servers;
    private final UnaryOperator<String> hash;

    private record Known(AuthorizationServer server, SignedTokens tokens, Cache<String, RequestRate> rates) {}

    /** @param hash turns the text of a token that has no identifier into one */
    TokenCallers(AuthorizationServers registered, KeySources keys, Clock clock, UnaryOperator<String> hash) {
        this.servers = registered.all().stream()
                .collect(toUnmodifiableMap(
                        AuthorizationServer::origin,
                        server -> new Known(
                                server,
                                new SignedTokens(server.rules(), keys.open(server.keys()), clock),
                                Caffeine.newBuilder()
                                        .maximumSize(CLIENTS_COUNTED)
                                        .build())));
        this.hash = hash;
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 401, or 429 to a client that is too fast */
    public Caller of(RequestDetails details) {
        if (details instanceof ServletRequestDetails servlet && servlet.getServletRequest() != null) {
            return of(servlet.getServletRequest());
        }
        throw refused("", "no request that could bring a token");
    }

    /** The same for each time that the request is asked about; only the first counts as one of its client. */
    Caller of(HttpServletRequest request) {
        if (request.getAttribute(KNOWN) instanceof Caller caller) {
            return caller;
        }
        Caller caller = read(request);
        request.setAttribute(KNOWN, caller);
        return caller;
    }

    private Caller read(HttpServletRequest request) {
        BearerToken token = Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .flatMap(BearerToken::of)
                .orElseThrow(() -> refused("", "no signed token"));
        Known known = Optional.ofNullable(servers.get(token.origin()))
                .orElseThrow(() -> refused("", "an issuer or a tenant that is not trusted"));
        Caller caller = verified(known, token);
        count(known, caller.requester().client());
        return caller;
    }

    private Caller verified(Known known, BearerToken token) {
        try {
            TokenClaims claims = new TokenClaims(known.tokens().verify(token).getClaims());
            return new CallerReader(known.server(), all -> id(all, token)).read(claims);
        } catch (TokenRefused e) {
            throw refused(known.server().id(), e.reason());
        }
    }

    private String id(TokenClaims claims, BearerToken token) {
        return claims.text("jti").orElseGet(() -> hash.apply(token.text()));
    }

    private static void count(Known known, String client) {
        known.rates()
                .get(client, id -> new RequestRate(id, known.server().bounds().rate()))
                .count()
                .ifPresent(wait -> {
                    throw Refusals.tooManyRequests(wait);
                });
    }

    private static RuntimeException refused(String server, String reason) {
        LOG.info(
                "An access token was refused, authorization server {}: {}",
                server.isEmpty() ? "unknown" : server,
                reason);
        return Refusals.unauthenticated();
    }
}
