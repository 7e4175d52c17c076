package org.precisionhooks.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.cdshooks.client.ClientProfile;
import org.precisionhooks.cdshooks.client.ClientProfiles;
import org.precisionhooks.consent.request.Requester.Relation;
import org.precisionhooks.consent.term.CodeSystems;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.server.settings.PrecisionHooksProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.env.MockEnvironment;

/** A registration says all or nothing: what is not in order stops the start. */
class RegisteredClientsTest {

    private static final ClientProfile STANDARD = new ClientProfiles(BuiltIn.KNOWLEDGE).standard();

    private static final String CLIENT = "precision-hooks.clients.ehr.";

    private final Map<String, String> settings = new HashMap<>();
    private final MockEnvironment environment = new MockEnvironment();

    @TempDir
    private Path folder;

    @BeforeEach
    void register() {
        Path keys = folder.resolve("jwks.json");
        TestClient.write(keys, new JWKSet(TestClient.SANDBOX.jwk()).toString());
        settings.put("precision-hooks.public-url", "https://cds.example.org");
        settings.put(CLIENT + "issuer", "https://ehr.example.org");
        settings.put(CLIENT + "jwks", keys.toUri().toString());
    }

    @Test
    void shortRegistrationIsTakenNarrowly() {
        RegisteredClient client = read().all().get(0);

        assertThat(client.id()).isEqualTo("ehr");
        assertThat(client.rules().algorithms()).extracting("name").containsExactlyInAnyOrder("RS384", "ES384");
        assertThat(client.rules().lifetime()).isEqualTo(Duration.ofMinutes(5));
        assertThat(client.rules().skew()).isEqualTo(Duration.ofSeconds(60));
        assertThat(client.tenant()).isEmpty();
        assertThat(client.bounds().rate()).isEqualTo(6000);
        assertThat(client.bounds().origins()).isEmpty();
        assertThat(client.identity().requester().relation()).isEqualTo(Relation.OTHER);
        assertThat(client.identity().requester().organizations()).isEmpty();
        assertThat(client.identity().purposes()).extracting(Coding::code).containsExactly("TREAT");
        assertThat(client.identity().fhirServers()).isEmpty();
        assertThat(client.identity().profile()).isEqualTo(STANDARD);
    }

    @Test
    void everythingThatIsRegisteredCounts() {
        set("tenant", "north");
        set("organizations", "Organization/h1,Organization/trust");
        set("relation", "treating-organization");
        set("roles", "http://snomed.info/sct|309343006");
        set("purposes", "TREAT,ETREAT");
        set("services", "precision-pgx-order-sign");
        set("fhir-servers", "https://ehr.example.org/fhir");
        set("origins", "https://ehr.example.org,https://ehr.example.org:8443");
        set("audiences", "urn:agreed");
        RegisteredClient client = read().all().get(0);

        assertThat(client.identity().requester().tenant()).isEqualTo("north");
        assertThat(client.identity().requester().organizations())
                .containsExactlyInAnyOrder("Organization/h1", "Organization/trust");
        assertThat(client.identity().requester().relation()).isEqualTo(Relation.TREATING_ORGANIZATION);
        assertThat(client.identity().requester().roles())
                .containsExactly(Coding.of("http://snomed.info/sct", "309343006"));
        assertThat(client.identity().purposes())
                .containsExactlyInAnyOrder(
                        new Coding(CodeSystems.ACT_REASON, "TREAT", "treatment"),
                        new Coding(CodeSystems.ACT_REASON, "ETREAT", "Emergency Treatment"));
        assertThat(client.identity().fhirServers()).containsExactly(URI.create("https://ehr.example.org/fhir"));
        assertThat(client.bounds().services()).isEqualTo(Set.of("precision-pgx-order-sign"));
        assertThat(client.bounds().origins())
                .containsExactlyInAnyOrder("https://ehr.example.org", "https://ehr.example.org:8443");
        assertThat(client.audiences()).containsExactly("urn:agreed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "issuer; ''",
                "jwks; ''",
                "jwks; http://ehr.example.org/jwks",
                "jwks; http://127.0.0.1:8085/jwks",
                "jwks; ftp://ehr.example.org/jwks",
                "jwks; https://user:secret@ehr.example.org/jwks",
                "jwks; https:///jwks",
                "jwks; file:relative.json",
                "jwks; file:///no/such/file.json",
                "jwks; jwks.json",
                "algorithms; none",
                "algorithms; HS256",
                "algorithms; RS384,HS384",
                "algorithms; PS384",
                "algorithms; ''",
                "lifetime; 16m",
                "lifetime; 0s",
                "lifetime; -1m",
                "skew; 6m",
                "skew; -1s",
                "organizations; H1",
                "organizations; Organization/h 1",
                "organizations; https://ehr.example.org/fhir/Organization/h1",
                "relation; self",
                "roles; doctor",
                "purposes; TREET",
                "purposes; ''",
                "services; precision-pgx-order-sing",
                "fhir-servers; http://ehr.example.org/fhir",
                "fhir-servers; ehr",
                "fhir-servers; https://ehr.example.org/fhir?x=1",
                "profile; unknown",
                "origins; *",
                "origins; null",
                "origins; https://*.example.org",
                "origins; https://ehr.example.org/",
                "origins; https://EHR.example.org",
                "origins; http://ehr.example.org",
                "audiences; https://cds.example.org/cds-services",
                "audiences; https://cds.example.org/cds-services/precision-pgx-order-sign",
                "rate; 0",
                "tenant; ' '"
            })
    void registrationThatIsNotInOrderStopsTheStart(String name, String value) {
        assertThat(read().isEmpty()).as("in order without it").isFalse();
        set(name, value);

        assertThatThrownBy(this::read).isInstanceOf(StartupRefused.class).hasMessageContaining(CLIENT + name);
    }

    @Test
    void keyFileWithAPrivateKeyStopsTheStart() {
        ECKey key = new ECKey.Builder((ECKey) TestClient.SANDBOX.jwk())
                .privateKey(TestClient.SANDBOX.keys().getPrivate())
                .build();
        TestClient.write(folder.resolve("jwks.json"), new JWKSet(key).toString(false));

        assertThatThrownBy(this::read).isInstanceOf(StartupRefused.class).hasMessageContaining("jwks");
    }

    @Test
    void twoClientsOfOneIssuerNeedTwoTenants() {
        settings.put("precision-hooks.clients.other.issuer", "https://ehr.example.org");
        settings.put("precision-hooks.clients.other.jwks", "https://ehr.example.org/jwks");
        assertThatThrownBy(this::read)
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("issuer and the tenant")
                .hasMessageContaining("ehr")
                .hasMessageContaining("other");

        settings.put("precision-hooks.clients.other.tenant", "north");
        assertThat(read().all()).hasSize(2);
    }

    @Test
    void withoutAPublicAddressEachClientNeedsAnAudience() {
        settings.remove("precision-hooks.public-url");
        assertThatThrownBy(this::read).isInstanceOf(StartupRefused.class).hasMessageContaining("public-url");

        set("audiences", "https://middleware.example.org/cds");
        assertThat(read().all()).hasSize(1);
    }

    @Test
    void idIsThatOfADevice() {
        settings.put("precision-hooks.clients[a b].issuer", "https://x.example.org");

        assertThatThrownBy(this::read).isInstanceOf(StartupRefused.class).hasMessageContaining("id");
    }

    @Test
    void plainHttpIsForDevelopmentOnThisMachine() {
        environment.setActiveProfiles("dev");
        set("jwks", "http://127.0.0.1:8085/jwks");
        set("fhir-servers", "http://localhost:8090/fhir");
        set("origins", "http://localhost:3000");
        assertThat(read().origins()).containsExactly("http://localhost:3000");

        set("jwks", "http://ehr.example.org/jwks");
        assertThatThrownBy(this::read).isInstanceOf(StartupRefused.class).hasMessageContaining("jwks");
    }

    @Test
    void originsAreThoseOfAllClients() {
        set("origins", "https://a.example.org");
        settings.put("precision-hooks.clients.other.issuer", "https://other.example.org");
        settings.put("precision-hooks.clients.other.jwks", "https://other.example.org/jwks");
        settings.put("precision-hooks.clients.other.origins", "https://b.example.org");

        assertThat(read().origins()).isEqualTo(Set.copyOf(List.of("https://a.example.org", "https://b.example.org")));
    }

    private void set(String name, String value) {
        settings.put(CLIENT + name, value);
    }

    private RegisteredClients read() {
        PrecisionHooksProperties properties = new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("precision-hooks", PrecisionHooksProperties.class);
        return RegisteredClients.of(properties, new ClientProfiles(BuiltIn.KNOWLEDGE), environment);
    }
}
