package org.precisionhooks.server.security;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import java.time.Duration;
import java.util.Set;

/**
 * What a signed token must be, beside being signed.
 *
 * @param issuer what {@code iss} must be
 * @param algorithms the signature algorithms that may be used
 * @param types what the header's {@code typ} may be
 * @param claims the claims that must be there
 * @param lifetime longest time from {@code iat} to {@code exp}
 * @param skew how far the issuer's clock may be off
 */
public record TokenRules(
        String issuer,
        Set<JWSAlgorithm> algorithms,
        Set<JOSEObjectType> types,
        Set<String> claims,
        Duration lifetime,
        Duration skew) {

    public TokenRules {
        algorithms = Set.copyOf(algorithms);
        types = Set.copyOf(types);
        claims = Set.copyOf(claims);
    }

    /** The rules of CDS Hooks (2.0.1, Trusting CDS Clients). */
    static TokenRules ofCdsHooks(String issuer, Set<JWSAlgorithm> algorithms, Duration lifetime, Duration skew) {
        return new TokenRules(
                issuer,
                algorithms,
                Set.of(JOSEObjectType.JWT),
                Set.of("iss", "aud", "exp", "iat", "jti"),
                lifetime,
                skew);
    }

    /** The rules of access tokens (RFC 9068), also of such that do not say in their header that they are some. */
    public static TokenRules ofAccessTokens(
            String issuer, Set<JWSAlgorithm> algorithms, Duration lifetime, Duration skew) {
        return new TokenRules(
                issuer,
                algorithms,
                Set.of(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt")),
                Set.of("iss", "aud", "exp", "iat"),
                lifetime,
                skew);
    }
}
