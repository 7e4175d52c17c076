package org.precisionhooks.server.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionhooks.server.smart.TestAuthorization.HOSPITAL;
import static org.precisionhooks.server.smart.TestAuthorization.PORTAL;

import com.fasterxml.jackson.databind.node.NullNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionhooks.server.security.SecuredIT;
import org.precisionhooks.server.security.TestClient;
import org.precisionhooks.server.security.Tokens;

/** Which access tokens the FHIR API accepts, and which it does not (threat 12; threats 1 to 7 for tokens of users). */
class AccessTokenTableIT extends SecuredIT {

    /** One thing that is done to a legal token, and what becomes of it on the wire. */
    private record Row(String title, Tokens legal, UnaryOperator<Tokens> token, UnaryOperator<String> wire) {

        static Row of(String title, UnaryOperator<Tokens> token) {
            return new Row(title, HOSPITAL.clinician("user/*.rs"), token, text -> "Bearer " + text);
        }

        static Row of(String title, Tokens legal, UnaryOperator<Tokens> token) {
            return new Row(title, legal, token, text -> "Bearer " + text);
        }

        static Row ofWire(String title, UnaryOperator<String> wire) {
            return new Row(title, HOSPITAL.clinician("user/*.rs"), token -> token, wire);
        }

        String authorization() {
            return wire.apply(token.apply(legal).text());
        }

        @Override
        public String toString() {
            return title;
        }
    }

    static Stream<Row> accepted() {
        return Stream.of(
                Row.of("RS256", token -> token),
                Row.of("ES384 of a patient in person", PORTAL.patient("p1", "patient/*.rs"), token -> token),
                Row.of("the same token again", HOSPITAL.clinician("user/*.rs").claim("jti", "again"), token -> token),
                Row.of("typ JWT", token -> token.header("typ", "JWT")),
                Row.of("typ application/at+jwt", token -> token.header("typ", "application/at+jwt")),
                Row.of("an hour", token -> token.issued(Duration.ZERO, Duration.ofHours(1))),
                Row.of("the audience that was agreed", token -> token.claim("aud", "urn:fhir-api")),
                Row.of("several audiences", token -> token.claim("aud", List.of("x", TestAuthorization.BASE))),
                Row.of("without a jti", token -> token.without("jti")),
                Row.of(
                        "azp in place of client_id",
                        token -> token.without("client_id").claim("azp", "app")),
                Row.of(
                        "a backend",
                        token -> token.without("fhirUser")
                                .claim("client_id", "backend")
                                .claim("scope", "system/*.rs")),
                Row.of("no scope of a resource", token -> token.claim("scope", "openid fhirUser")),
                Row.of(
                        "a user of a base that is trusted",
                        token -> token.claim("fhirUser", "https://ehr.example.org/fhir/Practitioner/d1")),
                Row.of("jku, which nobody looks at", token -> token.header("jku", "https://evil.example/jwks")),
                Row.ofWire("the scheme in small letters", text -> "bearer " + text));
    }

    static Stream<Row> refused() {
        return Stream.of(headers(), keys(), claims(), times(), wire()).flatMap(rows -> rows);
    }

    private static Stream<Row> headers() {
        return Stream.of(
                Row.of("typ missing", token -> token.withoutHeader("typ")),
                Row.of("typ of a DPoP proof", token -> token.header("typ", "dpop+jwt")),
                Row.of("typ of a logout token", token -> token.header("typ", "logout+jwt")),
                Row.of("kid missing", token -> token.withoutHeader("kid")),
                Row.of("kid unknown", token -> token.header("kid", "nobody")),
                Row.of("kid that is a path", token -> token.header("kid", "../../../../dev/null")),
                Row.of("kid that is SQL", token -> token.header("kid", "' union select 'AA==' --")),
                Row.of("kid that is a number", token -> token.header("kid", 7)),
                Row.of(
                        "kid unknown, with jku",
                        token -> token.header("kid", "x").header("jku", "https://evil.example/jwks")),
                Row.of(
                        "own key in jwk",
                        token -> token.header("jwk", HOSPITAL.jwk().toJSONObject())),
                Row.of("x5u", token -> token.header("x5u", "https://evil.example/chain.pem")),
                Row.of("x5c", token -> token.header("x5c", List.of("MIIB"))),
                Row.of(
                        "crit unknown",
                        token -> token.header("crit", List.of("x")).header("x", 1)),
                Row.of("alg missing", token -> token.withoutHeader("alg")),
                Row.of("alg none", token -> token.header("alg", "none")),
                Row.of("alg nOnE", token -> token.header("alg", "nOnE").signed(input -> new byte[0])));
    }

    private static Stream<Row> keys() {
        byte[] publicKey = HOSPITAL.keys().getPublic().getEncoded();
        return Stream.of(
                Row.of("HS256 with the public key as secret", token -> token.signedByHmac("HS256", publicKey)),
                Row.of("HS384 with a secret of zeros", token -> token.signedByHmac("HS384", new byte[48])),
                Row.of(
                        "key of another authorization server",
                        token -> token.signed(
                                "RS256", TestClient.newKeys("RS256").getPrivate())),
                Row.of(
                        "key of a client of the hooks",
                        token -> token.signed("RS256", TestClient.CLINIC.keys().getPrivate())
                                .header("kid", TestClient.CLINIC.kid())),
                Row.of("RS512", token -> token.signed("RS512", HOSPITAL.keys().getPrivate())),
                Row.of(
                        "ECDSA of zeros",
                        PORTAL.patient("p1", "patient/*.rs"),
                        token -> token.signed(input -> new byte[96])),
                Row.of("a client of the hooks with its own token", Tokens.of(TestClient.CLINIC, VIEW), token -> token),
                Row.of(
                        "a client of the hooks that names this audience",
                        Tokens.of(TestClient.CLINIC, VIEW)
                                .claim("aud", TestAuthorization.BASE)
                                .claim("scope", "system/*.cruds")
                                .claim("client_id", "app"),
                        token -> token));
    }

    private static Stream<Row> claims() {
        return Stream.of(
                        Stream.of("iss", "aud", "exp", "iat", "client_id", "scope", "fhirUser")
                                .map(name -> Row.of(name + " missing", token -> token.without(name))),
                        Stream.of(
                                        "https://cds.example.org",
                                        "https://cds.example.org/fhir/",
                                        "https://cds.example.org/fhir/metadata",
                                        "https://cds.example.org/cds-services/" + VIEW,
                                        "http://127.0.0.1/fhir",
                                        "app",
                                        List.of(),
                                        Arrays.asList((String) null),
                                        Map.of("url", TestAuthorization.BASE))
                                .map(audience -> Row.of("aud " + audience, token -> token.claim("aud", audience))),
                        Stream.of(
                                Row.of("iss not trusted", token -> token.claim("iss", "https://evil.example")),
                                Row.of("iss with a slash more", token -> token.claim("iss", HOSPITAL.issuer() + "/")),
                                Row.of("iss of another", token -> token.claim("iss", PORTAL.issuer())),
                                Row.of(
                                        "iss of a client of the hooks",
                                        token -> token.claim("iss", TestClient.CLINIC.issuer())),
                                Row.of("tenant where none is registered", token -> token.claim("tenant", "north")),
                                Row.of("client that is not registered", token -> token.claim("client_id", "evil")),
                                Row.of(
                                        "ID token",
                                        token -> token.header("typ", "JWT")
                                                .without("scope")
                                                .without("client_id")
                                                .claim("aud", "app")
                                                .claim("azp", "app")
                                                .claim("nonce", "n")),
                                Row.of(
                                        "ID token for this audience",
                                        token -> token.header("typ", "JWT").claim("at_hash", "x")),
                                Row.of(
                                        "ID token as Keycloak marks it",
                                        token -> token.header("typ", "JWT").claim("typ", "ID")),
                                Row.of("bound to a key", token -> token.claim("cnf", Map.of("jkt", "x"))),
                                Row.of(
                                        "scopes of a patient, and no patient",
                                        token -> token.claim("scope", "patient/*.rs")),
                                Row.of(
                                        "user of another server",
                                        token -> token.claim("fhirUser", "https://evil.example/Practitioner/d1"))))
                .flatMap(rows -> rows);
    }

    private static Stream<Row> times() {
        return Stream.of(
                Row.of("expired", token -> token.issued(Duration.ofMinutes(-30), Duration.ofMinutes(20))),
                Row.of("issued in the future", token -> token.issued(Duration.ofMinutes(3), Duration.ofMinutes(3))),
                Row.of(
                        "not valid yet",
                        token -> token.claim("nbf", ((Number) token.claims().get("iat")).longValue() + 100)),
                Row.of("a second more than an hour", token -> token.issued(Duration.ZERO, Duration.ofSeconds(3601))),
                Row.of("ten years", token -> token.issued(Duration.ZERO, Duration.ofDays(3650))),
                Row.of(
                        "ten years of which most are over",
                        token -> token.issued(Duration.ofDays(-3650), Duration.ofDays(3651))),
                Row.of("exp null", token -> token.claim("exp", NullNode.instance)),
                Row.of("exp as text", token -> token.claim("exp", "4102444800")),
                Row.of("exp beyond all numbers", token -> token.claim("exp", 1e300)));
    }

    private static Stream<Row> wire() {
        return Stream.of(
                Row.ofWire("signature emptied", text -> "Bearer " + text.substring(0, text.lastIndexOf('.') + 1)),
                Row.ofWire("signature left out", text -> "Bearer " + text.substring(0, text.lastIndexOf('.'))),
                Row.ofWire("payload changed", AccessTokenTableIT::withMoreScopes),
                Row.ofWire("twice", text -> "Bearer " + text + ", Bearer " + text),
                Row.ofWire("no scheme", text -> text),
                Row.ofWire("Basic", text -> "Basic YXBwOnNlY3JldA=="),
                Row.ofWire("DPoP", text -> "DPoP " + text),
                Row.ofWire("opaque", text -> "Bearer 2YotnFZFEjr1zCsicMWpAA"),
                Row.ofWire("no token", text -> "Bearer"),
                Row.ofWire("nothing", text -> ""));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void tokenIsAccepted(Row row) {
        assertThat(call(row.authorization()).statusCode()).isEqualTo(200);
        assertThat(call(row.authorization()).statusCode()).as("again").isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void tokenIsRefusedForThatReasonAlone(Row row) {
        assertUnauthorized(call(row.authorization()));
    }

    static void assertUnauthorized(HttpResponse<String> refused) {
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body())
                .isEqualTo(
                        "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"login\","
                                + "\"diagnostics\":\"Clients have to prove who they are\"}]}");
        assertThat(refused.headers().allValues("WWW-Authenticate")).containsExactly("Bearer");
        assertThat(refused.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(refused.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(refused.headers().map()).doesNotContainKeys("Set-Cookie", "set-cookie", "ETag");
    }

    private HttpResponse<String> call(String authorization) {
        return send(request("/fhir/$knowledge")
                .header("Authorization", authorization)
                .GET());
    }

    private static String withMoreScopes(String text) {
        String[] parts = text.split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String changed = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(claims.replace("user/*.rs", "user/*.cruds").getBytes(StandardCharsets.UTF_8));
        return "Bearer " + parts[0] + "." + changed + "." + parts[2];
    }
}
