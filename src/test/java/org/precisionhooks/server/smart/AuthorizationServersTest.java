package org.precisionhooks.server.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKSet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.cdshooks.client.ClientProfiles;
import org.precisionhooks.consent.request.Requester.Relation;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.fhir.access.scope.Role;
import org.precisionhooks.server.security.RegisteredClients;
import org.precisionhooks.server.security.StartupRefused;
import org.precisionhooks.server.security.TestClient;
import org.precisionhooks.server.settings.PrecisionHooksProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.env.MockEnvironment;

/** A registration says all or nothing: what is not in order stops the start. */
class AuthorizationServersTest {

    private static final String LOGIN = "precision-hooks.authorization.login.";
    private static final ClientProfiles PROFILES = new ClientProfiles(BuiltIn.KNOWLEDGE);

    private final Map<String, String> settings = new HashMap<>();
    private final MockEnvironment environment = new MockEnvironment();

    @TempDir
    private Path folder;

    @BeforeEach
    void register() {
        Path keys = folder.resolve("jwks.json");
        TestClient.write(keys, new JWKSet(TestAuthorization.HOSPITAL.jwk()).toString());
        settings.put("precision-hooks.public-url", "https://cds.example.org");
        settings.put(LOGIN + "issuer", "https://login.example.org");
        settings.put(LOGIN + "jwks", keys.toUri().toString());
        settings.put(LOGIN + "clients", "app");
    }

    @Test
    void shortRegistrationIsTakenNarrowly() {
        AuthorizationServer server = read().all().get(0);

        assertThat(server.id()).isEqualTo("login");
        assertThat(server.audiences()).containsExactly("https://cds.example.org/fhir");
        assertThat(server.rules().lifetime()).isEqualTo(Duration.ofHours(1));
        assertThat(server.rules().skew()).isEqualTo(Duration.ofSeconds(60));
        assertThat(server.rules().algorithms())
                .extracting("name")
                .containsExactlyInAnyOrder("RS256", "ES256", "RS384", "ES384");
        assertThat(server.tenant()).isEmpty();
        assertThat(server.clients().contains("app")).isTrue();
        assertThat(server.clients().contains("other")).isFalse();
        assertThat(server.people().relation()).isEqualTo(Relation.OTHER);
        assertThat(server.people().organizations()).isEmpty();
        assertThat(server.people().purposes()).extracting(Coding::code).containsExactly("TREAT");
        assertThat(server.people().rolesClaim()).isEmpty();
        assertThat(server.people().roles()).isEmpty();
        assertThat(server.people().breakGlassRoles()).isEmpty();
        assertThat(server.people().bases()).containsExactly("https://cds.example.org/fhir/");
        assertThat(server.people().proxies()).isFalse();
        assertThat(server.bounds().origins()).isEmpty();
        assertThat(server.bounds().rate()).isEqualTo(6000);
        assertThat(server.told()).isEmpty();
    }

    @Test
    void everythingThatIsRegisteredCounts() {
        set("tenant", "north");
        set("clients", "*");
        set("audiences", "api://fhir");
        set("organizations", "Organization/h1");
        set("relation", "treating-organization");
        set("purposes", "TREAT,ETREAT");
        set("purposes-claim", "purpose");
        set("roles-claim", "https://login.example.org/roles");
        set("roles.privacy-officer", "dpo,deputy-dpo");
        set("roles.owner", "chief");
        set("break-glass-roles", "http://snomed.info/sct|309343006");
        set("user-bases", "https://ehr.example.org/fhir");
        set("proxies", "true");
        set("origins", "https://app.example.org");
        set("smart.token", "https://login.example.org/token");
        set("smart.grant-types", "client_credentials");
        AuthorizationServer server = read().all().get(0);

        assertThat(server.tenant()).contains("north");
        assertThat(server.clients().contains("anyone")).isTrue();
        assertThat(server.audiences()).containsExactlyInAnyOrder("https://cds.example.org/fhir", "api://fhir");
        assertThat(server.people().organizations()).containsExactly("Organization/h1");
        assertThat(server.people().purposesClaim()).isEqualTo("purpose");
        assertThat(server.people().rolesClaim()).contains("https://login.example.org/roles");
        assertThat(server.people().roles())
                .isEqualTo(
                        Map.of("dpo", Role.PRIVACY_OFFICER, "deputy-dpo", Role.PRIVACY_OFFICER, "chief", Role.OWNER));
        assertThat(server.people().breakGlassRoles()).containsExactly(Coding.of("http://snomed.info/sct", "309343006"));
        assertThat(server.people().bases())
                .containsExactlyInAnyOrder("https://cds.example.org/fhir/", "https://ehr.example.org/fhir/");
        assertThat(server.people().proxies()).isTrue();
        assertThat(server.told().orElseThrow().addresses()).containsOnlyKeys("token_endpoint");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "issuer; ''",
                "jwks; http://login.example.org/jwks",
                "jwks; file:///no/such/file.json",
                "algorithms; none",
                "algorithms; HS256",
                "algorithms; ''",
                "lifetime; 121m",
                "lifetime; 0s",
                "skew; 6m",
                "audiences; https://cds.example.org/cds-services",
                "audiences; https://cds.example.org/cds-services/precision-pgx-order-sign",
                "audiences; ' '",
                "clients; ''",
                "clients; '*,app'",
                "clients; 'a b'",
                "organizations; H1",
                "relation; self",
                "purposes; TREET",
                "purposes; ''",
                "purposes-claim; ''",
                "purposes-claim; a b",
                "roles-claim; ''",
                "roles.owner; chief",
                "break-glass-roles; doctor",
                "user-bases; http://ehr.example.org/fhir",
                "origins; *",
                "rate; 0",
                "tenant; ' '",
                "smart.authorization; https://login.example.org/authorize",
                "smart.token; http://login.example.org/token",
                "smart.token; https://login.example.org/token"
            })
    void registrationThatIsNotInOrderStopsTheStart(String name, String value) {
        assertThat(read().isEmpty()).as("in order without it").isFalse();
        set(name, value);

        assertThatThrownBy(this::read).isInstanceOf(StartupRefused.class).hasMessageContaining(LOGIN);
    }

    @ParameterizedTest
    @CsvSource({"patient, portal", "doctor, md", "owner, ' '"})
    void onlyRolesOfTheServerAreMapped(String role, String name) {
        set("roles-claim", "roles");
        set("roles." + role, name);

        assertThatThrownBy(this::read).isInstanceOf(StartupRefused.class).hasMessageContaining("roles");
    }

    @Test
    void oneNameIsNotTwoRoles() {
        set("roles-claim", "roles");
        set("roles.owner", "chief");
        set("roles.auditor", "chief");

        assertThatThrownBy(this::read).isInstanceOf(StartupRefused.class).hasMessageContaining("each for one role");
    }

    @ParameterizedTest
    @CsvSource({"permission-v2", "sso-openid-connect", "launch-everything"})
    void whatIsToldOfIsOfTheAuthorizationServer(String capability) {
        set("smart.token", "https://login.example.org/token");
        set("smart.authorization", "https://login.example.org/authorize");
        assertThat(read().told()).isPresent();
        set("smart.capabilities", capability);

        assertThatThrownBy(this::read).isInstanceOf(StartupRefused.class).hasMessageContaining("smart.capabilities");
    }

    /** Else a token of that client would be one of the FHIR API, or the reverse. */
    @Test
    void audienceOfAClientOfTheHooksIsNoneHere() {
        settings.put("precision-hooks.clients.ehr.issuer", "https://login.example.org");
        settings.put("precision-hooks.clients.ehr.jwks", settings.get(LOGIN + "jwks"));
        settings.put("precision-hooks.clients.ehr.audiences", "urn:agreed");
        set("audiences", "urn:other");
        assertThat(read().all()).hasSize(1);

        set("audiences", "urn:agreed");
        assertThatThrownBy(this::read).isInstanceOf(StartupRefused.class).hasMessageContaining("audiences");
    }

    @Test
    void withoutAPublicAddressAnAudienceIsNeeded() {
        settings.remove("precision-hooks.public-url");
        assertThatThrownBy(this::read).isInstanceOf(StartupRefused.class).hasMessageContaining("public-url");

        set("audiences", "api://fhir");
        assertThat(read().all().get(0).audiences()).containsExactly("api://fhir");
    }

    @Test
    void twoOfOneIssuerNeedTwoTenants() {
        settings.put("precision-hooks.authorization.other.issuer", "https://login.example.org");
        settings.put("precision-hooks.authorization.other.jwks", "https://login.example.org/jwks");
        settings.put("precision-hooks.authorization.other.clients", "app");
        assertThatThrownBy(this::read).isInstanceOf(StartupRefused.class).hasMessageContaining("tenant");

        settings.put("precision-hooks.authorization.other.tenant", "north");
        assertThat(read().all()).hasSize(2);
    }

    @Test
    void appsAreToldOfOne() {
        set("smart.token", "https://login.example.org/token");
        set("smart.grant-types", "client_credentials");
        settings.put("precision-hooks.authorization.other.issuer", "https://other.example.org");
        settings.put("precision-hooks.authorization.other.jwks", "https://other.example.org/jwks");
        settings.put("precision-hooks.authorization.other.clients", "app");
        assertThat(read().told()).isPresent();

        settings.put("precision-hooks.authorization.other.smart.token", "https://other.example.org/token");
        settings.put("precision-hooks.authorization.other.smart.grant-types", "client_credentials");
        assertThatThrownBy(this::read).isInstanceOf(StartupRefused.class).hasMessageContaining("login, other");
    }

    private void set(String name, String value) {
        settings.put(LOGIN + name, value);
    }

    private AuthorizationServers read() {
        PrecisionHooksProperties properties = new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("precision-hooks", PrecisionHooksProperties.class);
        return AuthorizationServers.of(
                properties, RegisteredClients.of(properties, PROFILES, environment), environment);
    }
}
