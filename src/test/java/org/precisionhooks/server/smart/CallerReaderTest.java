package org.precisionhooks.server.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.consent.request.AccessRequest.BreakGlass;
import org.precisionhooks.consent.request.Requester.Relation;
import org.precisionhooks.consent.term.CodeSystems;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.fhir.access.scope.Caller;
import org.precisionhooks.fhir.access.scope.Role;
import org.precisionhooks.fhir.access.scope.Scope;
import org.precisionhooks.server.security.TokenClaims;
import org.precisionhooks.server.security.TokenRefused;
import org.precisionhooks.server.security.TokenRules;
import org.precisionhooks.server.smart.AuthorizationServer.Bounds;
import org.precisionhooks.server.smart.AuthorizationServer.Clients;
import org.precisionhooks.server.smart.AuthorizationServer.People;

/** From the claims of a verified token to who calls. */
class CallerReaderTest {

    private static final Coding PHYSICIAN = Coding.of("http://snomed.info/sct", "309343006");
    private static final Coding TREAT = new Coding(CodeSystems.ACT_REASON, "TREAT", "treatment");

    private final Map<String, Object> claims = new HashMap<>(Map.of(
            "aud", List.of("https://cds.example.org/fhir"),
            "client_id", "app",
            "jti", "t-1",
            "scope", "user/*.rs",
            "fhirUser", "Practitioner/d1"));
    private boolean proxies;

    @Test
    void clinicianActsForTheirOrganization() {
        Caller caller = read();

        assertThat(caller.requester().references()).containsExactlyInAnyOrder("Practitioner/d1", "Device/app");
        assertThat(caller.requester().organizations()).containsExactly("Organization/h1");
        assertThat(caller.requester().relation()).isEqualTo(Relation.TREATING_ORGANIZATION);
        assertThat(caller.requester().client()).isEqualTo("app");
        assertThat(caller.requester().tenant()).isEqualTo("hospital");
        assertThat(caller.purposes()).containsExactly(TREAT);
        assertThat(caller.roles()).isEmpty();
        assertThat(caller.patient()).isEmpty();
        assertThat(caller.breakGlass()).isEmpty();
        assertThat(caller.token().orElseThrow().id()).isEqualTo("t-1");
    }

    @Test
    void patientInPersonIsTheirOwnAndNobodyElse() {
        claims.put("fhirUser", "https://cds.example.org/fhir/Patient/p1");
        claims.put("realm", Map.of("roles", List.of("pm-owner")));
        Caller caller = read();

        assertThat(caller.requester().relation()).isEqualTo(Relation.SELF);
        assertThat(caller.requester().references()).contains("Patient/p1");
        assertThat(caller.requester().organizations()).isEmpty();
        assertThat(caller.roles())
                .as("the portal's account of an owner is not the owner")
                .containsExactly(Role.PATIENT);
        assertThat(caller.patient()).contains("p1");
        assertThat(caller.purposes()).extracting(Coding::code).containsExactly("PATRQT");
        assertThat(caller.token().orElseThrow().scopes().all())
                .as("user scopes reach no further than the patient")
                .extracting(Scope::level)
                .containsExactly(Scope.Level.PATIENT);
    }

    @Test
    void relatedPersonIsNobodyUnlessProxiesAreTrusted() {
        claims.put("fhirUser", "RelatedPerson/r1");
        claims.put("patient", "p1");
        claims.put("realm", Map.of("roles", List.of("pm-owner")));
        assertThat(read().requester().relation()).isEqualTo(Relation.OTHER);
        assertThat(read().requester().organizations()).isEmpty();
        assertThat(read().roles()).isEmpty();

        proxies = true;
        assertThat(read().requester().relation()).isEqualTo(Relation.SELF);
        assertThat(read().roles()).containsExactly(Role.PATIENT);
    }

    @Test
    void patientStandsForAnotherOnlyIfProxiesAreTrusted() {
        claims.put("fhirUser", "Patient/mother");
        claims.put("patient", "child");
        assertRefused();

        proxies = true;
        assertThat(read().patient()).contains("child");
        assertThat(read().requester().relation()).isEqualTo(Relation.SELF);
    }

    @Test
    void clientWithoutAUserIsADevice() {
        claims.remove("fhirUser");
        claims.put("scope", "system/*.rs");
        Caller caller = read();

        assertThat(caller.requester().references()).containsExactly("Device/app");
        assertThat(caller.token().orElseThrow().scopes().all()).hasSize(1);
    }

    @Test
    void rolesAreMappedOrNone() {
        claims.put("realm", Map.of("roles", List.of("pm-owner", "admin", "owner", "privacy-officer", "pm-privacy")));

        assertThat(read().roles()).containsExactlyInAnyOrder(Role.OWNER, Role.PRIVACY_OFFICER);
    }

    @Test
    void purposesOfTheTokenCount() {
        claims.put(
                "extensions",
                Map.of(
                        "ihe_iua",
                        Map.of(
                                "purpose_of_use",
                                List.of(
                                        Map.of("system", "urn:oid:2.16.840.1.113883.1.11.20448", "code", "ETREAT"),
                                        Map.of("system", "https://x.example", "code", "audit")))));

        assertThat(read().purposes())
                .containsExactly(Coding.of(CodeSystems.ACT_REASON, "ETREAT"), Coding.of("https://x.example", "audit"));
    }

    @ParameterizedTest
    @CsvSource({
        "Practitioner/d1,     309343006, true,  true",
        "Practitioner/d1,     1,         true,  false",
        "PractitionerRole/d1, 309343006, true,  true",
        "RelatedPerson/r1,    309343006, false, true",
    })
    void glassIsBrokenByASignedClaim(String user, String role, boolean authenticated, boolean allowed) {
        claims.put("fhirUser", user);
        claims.put(
                "extensions",
                Map.of(
                        "ihe_iua",
                        Map.of(
                                "purpose_of_use",
                                List.of(Map.of("system", CodeSystems.ACT_REASON, "code", "BTG")),
                                "subject_role",
                                List.of(Map.of("system", PHYSICIAN.system(), "code", role))),
                        "precision_hooks",
                        Map.of("break_glass_reason", " unconscious ")));

        assertThat(read().breakGlass()).contains(new BreakGlass(true, "unconscious", authenticated, allowed));
        assertThat(read().requester().roles()).containsExactly(Coding.of(PHYSICIAN.system(), role));
    }

    @Test
    void reasonAloneBreaksNothing() {
        claims.put("extensions", Map.of("precision_hooks", Map.of("break_glass_reason", "unconscious")));

        assertThat(read().breakGlass()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            # not for this API, or not an access token
            aud; https://other.example/fhir
            at_hash; x
            c_hash; x
            typ; ID
            typ; Refresh
            cnf; x
            # a client that is not registered
            client_id; other
            client_id; ' '
            # users who are not of this server
            fhirUser; https://other.example/fhir/Practitioner/d1
            fhirUser; http://cds.example.org/fhir/Practitioner/d1
            fhirUser; https://cds.example.org/fhir/Practitioner/d1/_history/2
            fhirUser; https://cds.example.org/fhirPractitioner/d1
            fhirUser; Device/d1
            fhirUser; Person/d1
            fhirUser; Practitioner/../d1
            fhirUser; d1
            fhirUser; ' '
            # patients that are no id
            patient; Patient/p1
            patient; p1,p2
            patient; p1&x=y
            patient; ' '
            # what the scopes need
            scope; patient/*.rs
            """)
    void tokenIsRefused(String claim, String value) {
        assertThat(read()).as("without it").isNotNull();
        claims.put(claim, value);

        assertRefused();
    }

    @ParameterizedTest
    @CsvSource({"client_id", "scope", "fhirUser", "aud"})
    void tokenThatLacksItIsRefused(String claim) {
        claims.remove(claim);

        assertRefused();
    }

    @ParameterizedTest
    @CsvSource({"scope", "fhirUser", "patient", "client_id", "jti", "typ"})
    void claimThatIsNotOfItsKindIsRefused(String claim) {
        claims.put(claim, Map.of("x", 1));

        assertRefused();
    }

    @Test
    void authorizedPartyIsTheClientWhereNoneIsNamed() {
        claims.remove("client_id");
        claims.put("azp", "app");

        assertThat(read().requester().client()).isEqualTo("app");
    }

    @Test
    void scopesMayBeAList() {
        claims.remove("scope");
        claims.put("scp", List.of("user/Patient.r", "user/Observation.rs"));

        assertThat(read().token().orElseThrow().scopes().all()).hasSize(2);
    }

    private void assertRefused() {
        assertThatThrownBy(this::read).isInstanceOf(TokenRefused.class);
    }

    private Caller read() {
        People people = new People(
                Set.of("Organization/h1"),
                Relation.TREATING_ORGANIZATION,
                List.of(TREAT),
                "extensions.ihe_iua.purpose_of_use",
                Optional.of("realm.roles"),
                Map.of("pm-owner", Role.OWNER, "pm-privacy", Role.PRIVACY_OFFICER),
                Set.of(PHYSICIAN),
                Set.of("https://cds.example.org/fhir/"),
                proxies);
        AuthorizationServer server = new AuthorizationServer(
                "hospital",
                TokenRules.ofAccessTokens(
                        "https://login.example.org", Set.of(JWSAlgorithm.RS256), Duration.ofHours(1), Duration.ZERO),
                Optional.empty(),
                URI.create("https://login.example.org/jwks"),
                Set.of("https://cds.example.org/fhir"),
                new Clients(false, Set.of("app")),
                people,
                new Bounds(Set.of(), 10),
                Optional.empty());
        return new CallerReader(server, all -> all.text("jti").orElse("hash")).read(new TokenClaims(claims));
    }
}
