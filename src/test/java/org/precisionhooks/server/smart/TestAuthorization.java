package org.precisionhooks.server.smart;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.precisionhooks.server.security.TestClient;
import org.precisionhooks.server.security.Tokens;

/** The authorization servers that the server of {@link org.precisionhooks.server.security.SecuredIT} trusts. */
public enum TestAuthorization {
    /** A hospital's, for its staff and its systems; it has roles. */
    HOSPITAL(
            "RS256",
            Map.ofEntries(
                    Map.entry("clients", "app,backend"),
                    Map.entry("organizations", "Organization/clinic"),
                    Map.entry("relation", "treating-organization"),
                    Map.entry("roles-claim", "realm_access.roles"),
                    Map.entry("roles.owner", "pm-owner"),
                    Map.entry("roles.privacy-officer", "pm-privacy"),
                    Map.entry("roles.consent-officer", "pm-consent"),
                    Map.entry("roles.auditor", "pm-audit"),
                    Map.entry("break-glass-roles", "http://snomed.info/sct|309343006"),
                    Map.entry("user-bases", "https://ehr.example.org/fhir"),
                    Map.entry("audiences", "urn:fhir-api"),
                    Map.entry("origins", "https://app.example.org"),
                    Map.entry("smart.token", "https://hospital.example.org/token"),
                    Map.entry("smart.authorization", "https://hospital.example.org/authorize"),
                    Map.entry("smart.capabilities", "launch-standalone,client-public"))),

    /** A portal of patients and those who stand for them. */
    PORTAL("ES384", Map.of("clients", "*", "proxies", "true")),

    /** Whose clients may call three times a minute. */
    NARROW("ES256", Map.of("clients", "app", "rate", "3"));

    /** Where the server says that its FHIR API is. */
    public static final String BASE = "https://cds.example.org/fhir";

    private final String algorithm;
    private final Map<String, String> settings;
    private final KeyPair keys;

    TestAuthorization(String algorithm, Map<String, String> settings) {
        this.algorithm = algorithm;
        this.settings = settings;
        this.keys = TestClient.newKeys(algorithm);
    }

    /** Writes the keys into the folder, and tells the settings. */
    public void register(Path folder, BiConsumer<String, String> properties) {
        Path jwks = folder.resolve("authorization-" + id() + ".json");
        TestClient.write(jwks, new JWKSet(jwk()).toString());
        jwks.toFile().deleteOnExit();
        String prefix = "precision-hooks.authorization." + id() + ".";
        properties.accept(prefix + "issuer", issuer());
        properties.accept(prefix + "jwks", jwks.toUri().toString());
        settings.forEach((name, value) -> properties.accept(prefix + name, value));
    }

    /** A legal access token of the app, without a user or a patient. */
    public Tokens token(String scope) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", algorithm);
        header.put("typ", "at+jwt");
        header.put("kid", id() + "-1");
        Instant now = Instant.now();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer());
        claims.put("aud", BASE);
        claims.put("sub", "f3b7");
        claims.put("client_id", "app");
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plusSeconds(600).getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("scope", scope);
        return new Tokens(header, claims, Tokens.signer(algorithm, keys.getPrivate()));
    }

    /** The same of a clinician. */
    public Tokens clinician(String scope) {
        return token(scope).claim("fhirUser", "Practitioner/d1");
    }

    /** The same of a patient in person. */
    public Tokens patient(String patient, String scope) {
        return token(scope).claim("fhirUser", "Patient/" + patient);
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String issuer() {
        return "https://" + id() + ".example.org";
    }

    KeyPair keys() {
        return keys;
    }

    JWK jwk() {
        return TestClient.jwk(algorithm, id() + "-1", keys);
    }
}
