package org.precisionhooks.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where keys come from, and which of them count (security-reliability.md threat 3). */
class KeySourcesTest {

    private static final KeyPair KEYS = TestClient.newKeys("ES384");
    private static final URI ADDRESS = URI.create("https://ehr.example.org/jwks");

    private final AtomicInteger fetches = new AtomicInteger();
    private String answer = set(key("one"));

    @TempDir
    private Path folder;

    @Test
    void keysAreFetchedOnce() throws Exception {
        JWKSource<SecurityContext> keys = fetched();

        for (int i = 0; i < 50; i++) {
            assertThat(find(keys, "one")).hasSize(1);
        }
        assertThat(fetches).hasValue(1);
    }

    @Test
    void newKeyIsFoundWithoutARestart() throws Exception {
        JWKSource<SecurityContext> keys = fetched();
        assertThat(find(keys, "one")).hasSize(1);
        answer = set(key("two"));

        assertThat(find(keys, "two")).hasSize(1);
        assertUnknown(keys, "one");
    }

    @Test
    void stormOfUnknownKeysMakesFewFetches() throws Exception {
        JWKSource<SecurityContext> keys = fetched();
        assertThat(find(keys, "one")).hasSize(1);
        for (int i = 0; i < 500; i++) {
            assertUnknown(keys, "unknown-" + i);
        }

        assertThat(fetches).hasValueLessThanOrEqualTo(4);
        assertThat(find(keys, "one")).as("the known key is not harmed").hasSize(1);
    }

    @Test
    void knownKeysOutliveAnOutage() throws Exception {
        JWKSource<SecurityContext> keys = fetched();
        assertThat(find(keys, "one")).hasSize(1);
        answer = "";

        assertUnknown(keys, "two");
        assertThat(find(keys, "one")).hasSize(1);
    }

    @Test
    void setWithAPrivateKeyIsWorthNothing() {
        answer = new JWKSet(List.of(
                        key("one"),
                        new ECKey.Builder((ECKey) key("two"))
                                .privateKey(KEYS.getPrivate())
                                .build()))
                .toString(false);

        assertThatThrownBy(() -> find(fetched(), "one")).isInstanceOf(KeySourceException.class);
    }

    @Test
    void setWithASharedKeyIsWorthNothing() {
        JWK shared = new OctetSequenceKey.Builder(new byte[64]).keyID("two").build();
        answer = new JWKSet(List.of(key("one"), shared)).toString(false);

        assertThatThrownBy(() -> find(fetched(), "one")).isInstanceOf(KeySourceException.class);
    }

    @Test
    void keysForOtherUsesAndWeakKeysDoNotCount() throws Exception {
        KeyPairGenerator small = KeyPairGenerator.getInstance("RSA");
        small.initialize(1024);
        JWK weak = new RSAKey.Builder((RSAPublicKey) small.generateKeyPair().getPublic())
                .keyID("weak")
                .build();
        JWK encryption = new ECKey.Builder((ECKey) key("encryption"))
                .keyUse(KeyUse.ENCRYPTION)
                .build();
        JWK nameless = new ECKey.Builder(((ECKey) key("x")).getCurve(), (ECPublicKey) KEYS.getPublic()).build();
        answer = set(key("one"), weak, encryption, nameless);
        JWKSource<SecurityContext> keys = fetched();

        assertThat(keys.get(new JWKSelector(new JWKMatcher.Builder().build()), null))
                .extracting(JWK::getKeyID)
                .containsExactly("one");
    }

    @Test
    void fileIsReadAgainWhenItChanges() throws Exception {
        Path file = write(set(key("one")));
        JWKSource<SecurityContext> keys = new KeySources().open(file.toUri());
        assertThat(find(keys, "one")).hasSize(1);
        write(set(key("another")));

        assertThat(find(keys, "another")).hasSize(1);
        assertThat(find(keys, "one")).isEmpty();
    }

    @Test
    void fileThatIsGoneOrBrokenHoldsNoKeys() throws Exception {
        Path file = write(set(key("one")));
        JWKSource<SecurityContext> keys = new KeySources().open(file.toUri());
        assertThat(find(keys, "one")).hasSize(1);
        write("{");
        assertThatThrownBy(() -> find(keys, "one")).isInstanceOf(KeySourceException.class);
        Files.delete(file);

        assertThatThrownBy(() -> find(keys, "one")).isInstanceOf(KeySourceException.class);
        write(set(key("one")));
        assertThat(find(keys, "one")).hasSize(1);
    }

    private static void assertUnknown(JWKSource<SecurityContext> keys, String kid) {
        try {
            assertThat(find(keys, kid)).isEmpty();
        } catch (KeySourceException e) {
            assertThat(e).as("not fetched again").isNotNull();
        }
    }

    private JWKSource<SecurityContext> fetched() {
        return new KeySources(this::retrieve).open(ADDRESS);
    }

    private Resource retrieve(URL address) throws IOException {
        fetches.incrementAndGet();
        if (answer.isEmpty()) {
            throw new IOException("away");
        }
        return new Resource(answer, "application/json");
    }

    private static List<JWK> find(JWKSource<SecurityContext> keys, String kid) throws KeySourceException {
        return keys.get(new JWKSelector(new JWKMatcher.Builder().keyID(kid).build()), null);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("jwks.json"), text);
    }

    private static JWK key(String kid) {
        return TestClient.jwk("ES384", kid, KEYS);
    }

    private static String set(JWK... keys) {
        return new JWKSet(List.of(keys)).toString();
    }
}
