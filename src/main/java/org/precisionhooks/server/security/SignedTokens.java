package org.precisionhooks.server.security;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.security.Key;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Verifies the signed tokens of one issuer: header, signature, claims and times. Whom a token is meant for, and whether it
 * was used before, is asked elsewhere.
 */
public final class SignedTokens {

    private final NimbusJwtDecoder decoder;

    public SignedTokens(TokenRules rules, JWKSource<SecurityContext> keys, Clock clock) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(rules.types().toArray(JOSEObjectType[]::new)));
        processor.setJWSKeySelector(new OfRegisteredKeys(new JWSVerificationKeySelector<>(rules.algorithms(), keys)));
        // Here and not among the validators: the decoder makes up an iat where there is none.
        processor.setJWTClaimsSetVerifier((claims, context) -> requireClaims(claims, rules.claims()));
        decoder = new NimbusJwtDecoder(processor);
        JwtTimestampValidator times = new JwtTimestampValidator(rules.skew());
        times.setClock(clock);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtIssuerValidator(rules.issuer()), times, new ShortLived(rules.lifetime(), rules.skew(), clock)));
    }

    /**
     * The content of a token that keeps all rules.
     *
     * @throws TokenRefused for one that does not
     */
    public Jwt verify(BearerToken token) {
        try {
            return decoder.decode(token.text());
        } catch (JwtValidationException e) {
            throw new TokenRefused(
                    e.getErrors().stream().map(OAuth2Error::getDescription).collect(Collectors.joining(", ")));
        } catch (JwtException e) {
            throw new TokenRefused("its header, signature, key or content: " + cause(e));
        }
    }

    /** The kind alone: messages may quote the token. */
    private static String cause(Throwable failure) {
        Throwable cause = Objects.requireNonNullElse(failure.getCause(), failure);
        return cause.getClass().getSimpleName();
    }

    private static void requireClaims(JWTClaimsSet claims, Set<String> required) throws BadJWTException {
        for (String name : required) {
            if (claims.getClaim(name) == null) {
                throw new BadJWTException("The claim " + name + " is missing");
            }
        }
    }

    /**
     * Takes keys from the registered set alone. A header that brings its own key, points to one, or asks for something that
     * must be understood, fits none; {@code jku} is never looked at.
     */
    private record OfRegisteredKeys(JWSVerificationKeySelector<SecurityContext> registered)
            implements JWSKeySelector<SecurityContext> {

        @Override
        public List<Key> selectJWSKeys(JWSHeader header, SecurityContext context) throws KeySourceException {
            boolean plain = header.getKeyID() != null
                    && header.getJWK() == null
                    && header.getX509CertURL() == null
                    && header.getX509CertChain() == null
                    && header.getCriticalParams() == null;
            return plain ? registered.selectJWSKeys(header, context) : List.of();
        }
    }
}
