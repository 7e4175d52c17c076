package org.precisionhooks.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionhooks.server.security.TestClient.CLINIC;
import static org.precisionhooks.server.security.TestClient.EPIC;
import static org.precisionhooks.server.security.TestClient.NORTH;
import static org.precisionhooks.server.security.TestClient.SANDBOX;
import static org.precisionhooks.server.security.TestClient.SOUTH;
import static org.precisionhooks.server.security.TestClient.VIEWER;

import com.fasterxml.jackson.databind.node.NullNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which tokens are accepted, and which are not (cds-hooks.md section 9, threats 1, 2, 4, 5, 6 and 7). */
class TokenTableIT extends SecuredIT {

    private static final String SIGN_URL = Tokens.BASE + "/" + SIGN;
    private static final String VIEW_URL = Tokens.BASE + "/" + VIEW;

    /** One thing that is done to a legal token, and what becomes of it on the wire. */
    private record Row(String title, TestClient client, UnaryOperator<Tokens> token, UnaryOperator<String> wire) {

        static Row of(String title, TestClient client, UnaryOperator<Tokens> token) {
            return new Row(title, client, token, text -> "Bearer " + text);
        }

        static Row ofWire(String title, UnaryOperator<String> wire) {
            return new Row(title, CLINIC, token -> token, wire);
        }

        String authorization() {
            return wire.apply(token.apply(Tokens.of(client, VIEW)).text());
        }

        @Override
        public String toString() {
            return title;
        }
    }

    static Stream<Row> accepted() {
        return Stream.of(
                Row.of("RS384", CLINIC, token -> token),
                Row.of("ES384 of the sandbox", SANDBOX, token -> token),
                Row.of("ES256 by registration", VIEWER, token -> token),
                Row.of("a kid with + / =", EPIC, token -> token),
                Row.of(
                        "Epic's quarter of an hour, valid before it was issued, for the agreed audience",
                        EPIC,
                        token -> token.issued(Duration.ZERO, Duration.ofMinutes(15))
                                .claim("nbf", seconds(token, "iat") - 300)
                                .claim("aud", "https://middleware.example.org/cds")
                                .claim("sub", "4f0b2a1c-client")),
                Row.of("tenant north", NORTH, token -> token),
                Row.of("tenant south", SOUTH, token -> token),
                Row.of(
                        "several audiences",
                        CLINIC,
                        token -> token.claim("aud", List.of("https://a.example", VIEW_URL))),
                Row.of("five minutes", CLINIC, token -> token.issued(Duration.ZERO, Duration.ofMinutes(5))),
                Row.of(
                        "expired within the skew",
                        CLINIC,
                        token -> token.issued(Duration.ofSeconds(-90), Duration.ofSeconds(60))),
                Row.of(
                        "issued in the future within the skew",
                        CLINIC,
                        token -> token.issued(Duration.ofSeconds(30), Duration.ofSeconds(60))),
                Row.of(
                        "a jku that is not registered is not looked at",
                        CLINIC,
                        token -> token.header("jku", "https://x.y")),
                Row.of("a content type is not looked at", CLINIC, token -> token.header("cty", "json")),
                Row.ofWire("scheme in small letters", text -> "bearer " + text));
    }

    static Stream<Row> refused() {
        return Stream.of(headers(), keys(), claims(), times(), audiences(), wire())
                .flatMap(rows -> rows);
    }

    private static Stream<Row> headers() {
        Map<String, Object> ownKey =
                TestClient.jwk("RS384", "own", CLINIC.keys()).toJSONObject();
        return Stream.of(
                Row.of("typ missing", CLINIC, token -> token.withoutHeader("typ")),
                Row.of("typ of an access token", CLINIC, token -> token.header("typ", "at+jwt")),
                Row.of("kid missing", CLINIC, token -> token.withoutHeader("kid")),
                Row.of("kid unknown", CLINIC, token -> token.header("kid", "nobody")),
                Row.of("kid empty", CLINIC, token -> token.header("kid", "")),
                Row.of("kid that is a path", CLINIC, token -> token.header("kid", "../../../../dev/null")),
                Row.of("kid that is SQL", CLINIC, token -> token.header("kid", "' union select 'AA==' --")),
                Row.of("kid that is a number", CLINIC, token -> token.header("kid", 7)),
                Row.of("kid of another client", CLINIC, token -> token.header("kid", NORTH.kid())),
                Row.of("own key in jwk", CLINIC, token -> token.header("jwk", ownKey)),
                Row.of("x5u", CLINIC, token -> token.header("x5u", "https://evil.example/chain.pem")),
                Row.of("x5c", CLINIC, token -> token.header("x5c", List.of("MIIB"))),
                Row.of(
                        "crit unknown",
                        CLINIC,
                        token -> token.header("crit", List.of("x")).header("x", 1)),
                Row.of(
                        "crit b64",
                        CLINIC,
                        token -> token.header("crit", List.of("b64")).header("b64", true)),
                Row.of("alg missing", CLINIC, token -> token.withoutHeader("alg")),
                Row.of("alg none", CLINIC, token -> token.header("alg", "none")),
                Row.of("alg nOnE", CLINIC, token -> token.header("alg", "nOnE").signed(input -> new byte[0])),
                Row.of("alg in small letters", CLINIC, token -> token.header("alg", "rs384")));
    }

    private static Stream<Row> keys() {
        byte[] publicKey = CLINIC.keys().getPublic().getEncoded();
        byte[] pem = ("-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(publicKey)
                        + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
        return Stream.of(
                Row.of("HS256 with the public key as secret", CLINIC, token -> token.signedByHmac("HS256", publicKey)),
                Row.of("HS384 with the public key as secret", CLINIC, token -> token.signedByHmac("HS384", pem)),
                Row.of("HS512 with a secret of zeros", CLINIC, token -> token.signedByHmac("HS512", new byte[64])),
                Row.of(
                        "key of another",
                        CLINIC,
                        token -> token.signed("RS384", NORTH.keys().getPrivate())),
                Row.of(
                        "RS256 where RS384 is registered",
                        CLINIC,
                        token -> token.signed("RS256", CLINIC.keys().getPrivate())),
                Row.of(
                        "RS512",
                        CLINIC,
                        token -> token.signed("RS512", CLINIC.keys().getPrivate())),
                Row.of("ES384 that says it is RS384", SANDBOX, token -> token.header("alg", "RS384")),
                Row.of(
                        "ES256 by a key of ES384's curve",
                        SANDBOX,
                        token -> token.signed("ES256", SANDBOX.keys().getPrivate())),
                Row.of("ES384 where ES256 is registered", VIEWER, token -> token.header("alg", "ES384")),
                Row.of("ECDSA of zeros", SANDBOX, token -> token.signed(input -> new byte[96])),
                Row.of("ECDSA of zeros, short", VIEWER, token -> token.signed(input -> new byte[64])),
                Row.of("ECDSA in DER", SANDBOX, token -> token.signed(TokenTableIT::der)));
    }

    private static Stream<Row> claims() {
        return Stream.of(
                        Stream.of("iss", "aud", "exp", "iat", "jti")
                                .map(name -> Row.of(name + " missing", CLINIC, token -> token.without(name))),
                        Stream.of(
                                Row.of(
                                        "iss not registered",
                                        CLINIC,
                                        token -> token.claim("iss", "https://evil.example")),
                                Row.of(
                                        "iss with a slash more",
                                        CLINIC,
                                        token -> token.claim("iss", CLINIC.issuer() + "/")),
                                Row.of("iss of another client", CLINIC, token -> token.claim("iss", SANDBOX.issuer())),
                                Row.of(
                                        "iss that is a list",
                                        CLINIC,
                                        token -> token.claim("iss", List.of(CLINIC.issuer()))),
                                Row.of("jti empty", CLINIC, token -> token.claim("jti", " ")),
                                Row.of("jti that is a number", CLINIC, token -> token.claim("jti", 5)),
                                Row.of("tenant of another client", NORTH, token -> token.claim("tenant", "south")),
                                Row.of("tenant missing", NORTH, token -> token.without("tenant")),
                                Row.of("tenant not registered", NORTH, token -> token.claim("tenant", "east")),
                                Row.of("tenant that is a number", NORTH, token -> token.claim("tenant", 1)),
                                Row.of(
                                        "tenant where none is registered",
                                        CLINIC,
                                        token -> token.claim("tenant", "north"))))
                .flatMap(rows -> rows);
    }

    private static Stream<Row> times() {
        return Stream.of(
                Row.of("expired", CLINIC, token -> token.issued(Duration.ofMinutes(-5), Duration.ofMinutes(3))),
                Row.of(
                        "issued in the future",
                        CLINIC,
                        token -> token.issued(Duration.ofMinutes(3), Duration.ofMinutes(3))),
                Row.of("not valid yet", CLINIC, token -> token.claim("nbf", seconds(token, "iat") + 100)),
                Row.of(
                        "a second more than five minutes",
                        CLINIC,
                        token -> token.issued(Duration.ZERO, Duration.ofSeconds(301))),
                Row.of(
                        "a second more than 15 minutes",
                        EPIC,
                        token -> token.issued(Duration.ZERO, Duration.ofSeconds(901))),
                Row.of("ten years", EPIC, token -> token.issued(Duration.ZERO, Duration.ofDays(3650))),
                Row.of(
                        "ten years of which most are over",
                        EPIC,
                        token -> token.issued(Duration.ofDays(-3650), Duration.ofDays(3651))),
                Row.of(
                        "expired before it was issued",
                        CLINIC,
                        token -> token.issued(Duration.ZERO, Duration.ofSeconds(-10))),
                Row.of("exp as text", CLINIC, token -> token.claim("exp", String.valueOf(seconds(token, "exp")))),
                Row.of("exp beyond all numbers", CLINIC, token -> token.claim("exp", 1e300)),
                Row.of("exp null", CLINIC, token -> token.claim("exp", NullNode.instance)),
                Row.of("iat as text", CLINIC, token -> token.claim("iat", "now")));
    }

    private static Stream<Row> audiences() {
        return Stream.of(
                        SIGN_URL,
                        Tokens.BASE,
                        VIEW_URL + "/feedback",
                        VIEW_URL + "/",
                        VIEW_URL + "?x=1",
                        "HTTPS://cds.example.org/cds-services/" + VIEW,
                        "https://cds.example.org",
                        "https://middleware.example.org/cds",
                        "http://127.0.0.1/cds-services/" + VIEW,
                        List.of(),
                        List.of(SIGN_URL, Tokens.BASE),
                        Arrays.asList((String) null),
                        Map.of("url", VIEW_URL))
                .map(audience -> Row.of("aud " + audience, CLINIC, token -> token.claim("aud", audience)));
    }

    private static Stream<Row> wire() {
        return Stream.of(
                Row.ofWire("signature emptied", text -> "Bearer " + text.substring(0, text.lastIndexOf('.') + 1)),
                Row.ofWire("signature left out", text -> "Bearer " + text.substring(0, text.lastIndexOf('.'))),
                Row.ofWire("payload changed", TokenTableIT::withOtherPayload),
                Row.ofWire("signature changed", text -> "Bearer " + text.substring(0, text.length() - 8) + "AAAAAAAA"),
                Row.ofWire("twice", text -> "Bearer " + text + ", Bearer " + text),
                Row.ofWire("something after it", text -> "Bearer " + text + " x"),
                Row.ofWire("no scheme", text -> text),
                Row.ofWire("other scheme", text -> "Token " + text),
                Row.ofWire("Basic", text -> "Basic Y2xpbmljOnNlY3JldA=="),
                Row.ofWire("no token", text -> "Bearer"),
                Row.ofWire("no JWT", text -> "Bearer abc.def.ghi"),
                Row.ofWire("dots", text -> "Bearer ..."),
                Row.ofWire("five parts", text -> "Bearer " + text + ".a.b"));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void tokenIsAccepted(Row row) {
        assertThat(hook(VIEW, row.authorization(), VIEW_CALL).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void tokenIsRefusedForThatReasonAlone(Row row) {
        assertThat(view(row.client()).statusCode())
                .as("the same token without the flaw")
                .isEqualTo(200);
        assertUnauthorized(hook(VIEW, row.authorization(), VIEW_CALL));
    }

    static void assertUnauthorized(HttpResponse<String> refused) {
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).isEmpty();
        assertThat(refused.headers().allValues("WWW-Authenticate")).containsExactly("Bearer");
        assertThat(refused.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(refused.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    }

    private static long seconds(Tokens token, String claim) {
        return ((Number) token.claims().get(claim)).longValue();
    }

    private static String withOtherPayload(String text) {
        String[] parts = text.split("\\.");
        String other = Tokens.part(Tokens.of(CLINIC, VIEW).claims());
        return "Bearer " + parts[0] + "." + other + "." + parts[2];
    }

    private static byte[] der(byte[] input) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA384withECDSA");
        signature.initSign(SANDBOX.keys().getPrivate());
        signature.update(input);
        return signature.sign();
    }
}
