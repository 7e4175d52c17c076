package org.precisionhooks.bench;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** A registered client, which signs a token for each call. */
final class BenchClient {

    private static final String ISSUER = "https://ehr.example.org";
    private static final String PUBLIC_URL = "https://cds.example.org";
    private static final int LIFETIME = 290;

    private final ECKey key;

    BenchClient() {
        try {
            key = new ECKeyGenerator(Curve.P_384).keyID("bench").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a server is started with to know the client. */
    List<String> settings() {
        try {
            Path keys = Files.createTempFile("bench", ".json");
            keys.toFile().deleteOnExit();
            Files.writeString(keys, new JWKSet(key.toPublicJWK()).toString());
            return List.of(
                    "--precision-hooks.security.mode=authenticated",
                    "--precision-hooks.public-url=" + PUBLIC_URL,
                    "--precision-hooks.clients.bench.issuer=" + ISSUER,
                    "--precision-hooks.clients.bench.jwks=" + keys.toUri(),
                    "--precision-hooks.clients.bench.relation=treating-organization",
                    "--precision-hooks.clients.bench.rate=1000000",
                    "--precision-hooks.limits.patient-rate=1000000");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The header Authorization of one call of that path. */
    String authorization(String path) {
        Instant now = Instant.now();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES384)
                        .type(JOSEObjectType.JWT)
                        .keyID(key.getKeyID())
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .audience(PUBLIC_URL + path)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(LIFETIME)))
                        .jwtID(UUID.randomUUID().toString())
                        .build());
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return "Bearer " + token.serialize();
    }
}
