package org.precisionhooks.server.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Mints tokens, legal or hostile, with the JDK alone, so that nothing keeps it from breaking a rule. It starts as a legal
 * token of a client; each method gives a token that differs in one thing.
 */
public record Tokens(Map<String, Object> header, Map<String, Object> claims, Signer signer) {

    /** Where the server of {@link SecuredIT} says that its services are. */
    public static final String BASE = "https://cds.example.org/cds-services";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** Signs the first two parts of a token. */
    @FunctionalInterface
    public interface Signer {
        byte[] sign(byte[] signingInput) throws GeneralSecurityException;
    }

    /** A legal token for one call of a service. */
    public static Tokens of(TestClient client, String service) {
        return ofAudience(client, BASE + "/" + service);
    }

    /** A legal token for one call of a service's feedback address. */
    public static Tokens forFeedback(TestClient client, String service) {
        return ofAudience(client, BASE + "/" + service + "/feedback");
    }

    /** A legal token for discovery. */
    public static Tokens forDiscovery(TestClient client) {
        return ofAudience(client, BASE);
    }

    private static Tokens ofAudience(TestClient client, String audience) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", client.algorithm());
        header.put("typ", "JWT");
        header.put("kid", client.kid());
        Instant now = Instant.now();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", client.issuer());
        claims.put("aud", audience);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plusSeconds(120).getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        if (!client.tenant().isEmpty()) {
            claims.put("tenant", client.tenant());
        }
        return new Tokens(
                header, claims, signer(client.algorithm(), client.keys().getPrivate()));
    }

    public Tokens header(String name, Object value) {
        return new Tokens(with(header, name, value), claims, signer);
    }

    public Tokens withoutHeader(String name) {
        return new Tokens(without(header, name), claims, signer);
    }

    public Tokens claim(String name, Object value) {
        return new Tokens(header, with(claims, name, value), signer);
    }

    public Tokens without(String name) {
        return new Tokens(header, without(claims, name), signer);
    }

    /** Issued at that time from now, for that long. */
    public Tokens issued(Duration fromNow, Duration lifetime) {
        Instant issued = Instant.now().plus(fromNow);
        return claim("iat", issued.getEpochSecond())
                .claim("exp", issued.plus(lifetime).getEpochSecond());
    }

    /** Signed by another key, with an algorithm that the header names too. */
    public Tokens signed(String algorithm, PrivateKey key) {
        return header("alg", algorithm).signed(signer(algorithm, key));
    }

    /** Signed in any way, whatever the header says. */
    public Tokens signed(Signer other) {
        return new Tokens(header, claims, other);
    }

    /** Signed by HMAC with these bytes as the secret. */
    public Tokens signedByHmac(String algorithm, byte[] secret) {
        return header("alg", algorithm).signed(input -> {
            Mac mac = Mac.getInstance("HmacSHA" + algorithm.substring(2));
            mac.init(new SecretKeySpec(secret, mac.getAlgorithm()));
            return mac.doFinal(input);
        });
    }

    /** The compact form; twice the same token gives the same identifier, and with ECDSA another signature. */
    public String text() {
        String input = part(header) + "." + part(claims);
        try {
            return input + "." + BASE64.encodeToString(signer.sign(input.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The value of the Authorization header. */
    public String bearer() {
        return "Bearer " + text();
    }

    public static String part(Map<String, Object> members) {
        try {
            return BASE64.encodeToString(JSON.writeValueAsBytes(members));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Signer signer(String algorithm, PrivateKey key) {
        String name =
                "SHA" + algorithm.substring(2) + (algorithm.startsWith("RS") ? "withRSA" : "withECDSAinP1363Format");
        return input -> {
            Signature signature = Signature.getInstance(name);
            signature.initSign(key);
            signature.update(input);
            return signature.sign();
        };
    }

    private static Map<String, Object> with(Map<String, Object> members, String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(members);
        changed.put(name, value);
        return changed;
    }

    private static Map<String, Object> without(Map<String, Object> members, String name) {
        Map<String, Object> changed = new LinkedHashMap<>(members);
        changed.remove(name);
        return changed;
    }
}
