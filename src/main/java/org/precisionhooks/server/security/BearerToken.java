package org.precisionhooks.server.security;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A signed token as it was presented, not yet believed.
 *
 * @param text its compact form
 * @param origin who it says it is from
 */
public record BearerToken(String text, Origin origin) {

    /** Issuer and tenant of a token. */
    public record Origin(String issuer, Optional<String> tenant) {}

    private static final int LONGEST = 8_192;
    private static final Pattern BEARER =
            Pattern.compile("[Bb][Ee][Aa][Rr][Ee][Rr] +([A-Za-z0-9_-]++\\.[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]++)");

    /** The token of an Authorization header; empty for another scheme and for what is no signed token. */
    public static Optional<BearerToken> of(String authorization) {
        Matcher matcher = BEARER.matcher(authorization);
        return authorization.length() <= LONGEST && matcher.matches() ? parse(matcher.group(1)) : Optional.empty();
    }

    private static Optional<BearerToken> parse(String text) {
        try {
            JWTClaimsSet claims = SignedJWT.parse(text).getJWTClaimsSet();
            return Optional.ofNullable(claims.getIssuer())
                    .flatMap(issuer -> tenant(claims).map(tenant -> new BearerToken(text, new Origin(issuer, tenant))));
        } catch (ParseException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Empty for a tenant that is none; a token that names no tenant has an empty one. */
    private static Optional<Optional<String>> tenant(JWTClaimsSet claims) {
        Object tenant = claims.getClaim("tenant");
        if (tenant == null) {
            return Optional.of(Optional.empty());
        }
        return tenant instanceof String text ? Optional.of(Optional.of(text)) : Optional.empty();
    }

    /** Without the token, so that it reaches no log. */
    @Override
    public String toString() {
        return "BearerToken[redacted]";
    }
}
