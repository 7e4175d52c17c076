package org.precisionhooks.server.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/** The clients that are registered with {@link SecuredIT}'s server, each with a key of its own. */
public enum TestClient {
    /** A hospital's EHR, with nothing particular. */
    CLINIC("https://clinic.example.org/fhir", "RS384", "clinic-1", Map.of("origins", "https://clinic.example.org")),

    /** The public CDS Hooks sandbox (cds-hooks.md 6.3). */
    SANDBOX(
            "https://sandbox.cds-hooks.org",
            "ES384",
            "44823f3d-0b01-4a6c-a80e-b9d3e8a7226f",
            Map.of("origins", "https://sandbox.cds-hooks.org")),

    /** Epic's habits: a kid in base64, an audience that was agreed by hand, tokens of a quarter of an hour (6.1). */
    EPIC(
            "https://epic.example.org/api/FHIR/R4",
            "RS384",
            "Ab+c/dEf0123456789+/Zz==",
            Map.of("audiences", "https://middleware.example.org/cds", "lifetime", "15m")),

    /** Two tenants of one vendor. */
    NORTH("https://vendor.example.org", "RS384", "north-1", Map.of("tenant", "north")),
    SOUTH("https://vendor.example.org", "RS384", "south-1", Map.of("tenant", "south")),

    /** May call one service only, and signs with ES256. */
    VIEWER(
            "https://viewer.example.org",
            "ES256",
            "viewer-1",
            Map.of("services", "precision-pgx-patient-view", "algorithms", "ES256")),

    /** May call three times a minute, and signs with RS256. */
    SLOW("https://slow.example.org", "RS256", "slow-1", Map.of("rate", "3", "algorithms", "RS256"));

    private final String issuer;
    private final String algorithm;
    private final String kid;
    private final Map<String, String> more;
    private final KeyPair keys;

    TestClient(String issuer, String algorithm, String kid, Map<String, String> more) {
        this.issuer = issuer;
        this.algorithm = algorithm;
        this.kid = kid;
        this.more = more;
        this.keys = newKeys(algorithm);
    }

    /** Id of the registration. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String issuer() {
        return issuer;
    }

    String algorithm() {
        return algorithm;
    }

    public String kid() {
        return kid;
    }

    String tenant() {
        return more.getOrDefault("tenant", "");
    }

    public KeyPair keys() {
        return keys;
    }

    /** Writes the client's keys into the folder, and tells its settings. */
    public void register(Path folder, BiConsumer<String, String> settings) {
        Path jwks = folder.resolve(id() + ".json");
        write(jwks, new JWKSet(jwk()).toString());
        jwks.toFile().deleteOnExit();
        String prefix = "precision-hooks.clients." + id() + ".";
        settings.accept(prefix + "issuer", issuer);
        settings.accept(prefix + "jwks", jwks.toUri().toString());
        settings.accept(prefix + "organizations", "Organization/" + id());
        settings.accept(prefix + "relation", "treating-organization");
        more.forEach((name, value) -> settings.accept(prefix + name, value));
    }

    /** The public key as everyone has it. */
    public byte[] publicKey() {
        return keys.getPublic().getEncoded();
    }

    /** The public key. */
    JWK jwk() {
        return jwk(algorithm, kid, keys);
    }

    /** As many EHRs do, an RSA key does not say for which algorithm it is. */
    public static JWK jwk(String algorithm, String kid, KeyPair keys) {
        JWSAlgorithm jws = JWSAlgorithm.parse(algorithm);
        return keys.getPublic() instanceof RSAPublicKey rsa
                ? new RSAKey.Builder(rsa).keyID(kid).keyUse(KeyUse.SIGNATURE).build()
                : new ECKey.Builder(Curve.forJWSAlgorithm(jws).iterator().next(), (ECPublicKey) keys.getPublic())
                        .keyID(kid)
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(jws)
                        .build();
    }

    public static KeyPair newKeys(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.startsWith("RS") ? "RSA" : "EC");
            if (algorithm.startsWith("RS")) {
                generator.initialize(2048);
            } else {
                generator.initialize(new ECGenParameterSpec(algorithm.equals("ES256") ? "secp256r1" : "secp384r1"));
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
