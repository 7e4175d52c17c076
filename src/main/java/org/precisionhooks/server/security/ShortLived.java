package org.precisionhooks.server.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/** Accepts tokens that were issued already, for no longer than agreed. */
record ShortLived(Duration lifetime, Duration skew, Clock clock) implements OAuth2TokenValidator<Jwt> {

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        Instant issued = token.getIssuedAt();
        Instant expires = token.getExpiresAt();
        if (issued == null || issued.isAfter(clock.instant().plus(skew))) {
            return failure("The token is issued in the future, or nobody knows when");
        }
        if (expires == null || Duration.between(issued, expires).compareTo(lifetime) > 0) {
            return failure("The token lives longer than " + lifetime);
        }
        return OAuth2TokenValidatorResult.success();
    }

    private static OAuth2TokenValidatorResult failure(String description) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", description, null));
    }
}
