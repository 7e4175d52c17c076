package org.precisionhooks.server.smart;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.precisionhooks.consent.request.AccessRequest.BreakGlass;
import org.precisionhooks.consent.request.Requester;
import org.precisionhooks.consent.request.Requester.Relation;
import org.precisionhooks.consent.term.CodeSystems;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.fhir.access.scope.AccessToken;
import org.precisionhooks.fhir.access.scope.Caller;
import org.precisionhooks.fhir.access.scope.Role;
import org.precisionhooks.fhir.access.scope.Scope.Level;
import org.precisionhooks.fhir.access.scope.Scopes;
import org.precisionhooks.fhir.source.FhirReference;
import org.precisionhooks.server.security.TokenClaims;
import org.precisionhooks.server.security.TokenRefused;
import org.precisionhooks.server.smart.AuthorizationServer.People;

/** Reads from the verified token of an authorization server who calls, or says why it is no token for this FHIR API. */
final class CallerReader {

    /** Claims that only ID tokens have (OpenID Connect Core 3.1.3.6, 3.3.2.11). */
    private static final List<String> OF_ID_TOKENS = List.of("at_hash", "c_hash", "s_hash");

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");
    private static final Set<String> PROFESSIONALS = Set.of("Practitioner", "PractitionerRole");
    private static final Set<String> USERS = Set.of("Practitioner", "PractitionerRole", "Patient", "RelatedPerson");

    private static final int LONGEST_REASON = 500;

    private static final Coding OWN_REQUEST = new Coding(CodeSystems.ACT_REASON, "PATRQT", "patient requested");

    /** For whom a user, or a client without one, acts. */
    private enum Standing {
        ORGANIZATION,
        PATIENT,
        NOBODY
    }

    private final AuthorizationServer server;
    private final Function<TokenClaims, String> tokenIds;

    /** @param tokenIds tells what a token is called in the audit */
    CallerReader(AuthorizationServer server, Function<TokenClaims, String> tokenIds) {
        this.server = server;
        this.tokenIds = tokenIds;
    }

    /** @throws TokenRefused for a token that is not for this FHIR API, or that contradicts itself */
    Caller read(TokenClaims claims) {
        requireAccessToken(claims);
        String client = client(claims);
        Scopes scopes = scopes(claims);
        Optional<FhirReference> user = claims.text("fhirUser").map(this::user);
        Optional<String> patient = patient(claims, user);
        refuseIf(scopes.has(Level.USER) && user.isEmpty(), "scopes of a user, and no user");
        refuseIf(scopes.has(Level.PATIENT) && patient.isEmpty(), "scopes of a patient, and no patient");
        Standing standing = standing(user, patient);
        boolean self = standing == Standing.PATIENT;
        List<Coding> purposes = purposes(claims, self);
        return new Caller(
                requester(client, user, standing, claims),
                purposes,
                roles(claims, standing),
                patient,
                breakGlass(claims, purposes, user),
                Optional.of(new AccessToken(tokenIds.apply(claims), user.isPresent() ? scopes.ofUser(self) : scopes)));
    }

    private void requireAccessToken(TokenClaims claims) {
        refuseIf(Collections.disjoint(claims.words("aud"), server.audiences()), "an audience other than the FHIR API");
        refuseIf(
                OF_ID_TOKENS.stream().anyMatch(claims::has)
                        || claims.text("typ")
                                .filter(type -> !type.equals("Bearer"))
                                .isPresent(),
                "an ID token in place of an access token");
        // RFC 9449 section 7.1, RFC 8705 section 3: whoever presents it must prove that it is theirs.
        refuseIf(claims.has("cnf"), "a token that is bound to a key");
    }

    private String client(TokenClaims claims) {
        String client =
                claims.text("client_id").or(() -> claims.text("azp")).orElseThrow(() -> new TokenRefused("no client"));
        refuseIf(!server.clients().contains(client), "a client that is not registered");
        return client;
    }

    private static Scopes scopes(TokenClaims claims) {
        List<String> words = claims.has("scope") ? claims.words("scope") : claims.words("scp");
        refuseIf(words.isEmpty(), "no scope");
        return Scopes.parse(String.join(" ", words));
    }

    private FhirReference user(String text) {
        String local = server.people().bases().stream()
                .filter(text::startsWith)
                .findFirst()
                .map(base -> text.substring(base.length()))
                .orElse(text);
        return FhirReference.parse(local)
                .filter(user -> user.toString().equals(local) && USERS.contains(user.type()))
                .orElseThrow(() -> new TokenRefused("a user who is not of this server"));
    }

    /** The patient whom the token names; patients in person need none to be named. */
    private Optional<String> patient(TokenClaims claims, Optional<FhirReference> user) {
        Optional<String> named = claims.text("patient");
        refuseIf(named.filter(id -> !ID.matcher(id).matches()).isPresent(), "a patient that is no id");
        Optional<String> own = user.filter(one -> one.type().equals("Patient")).map(FhirReference::id);
        refuseIf(
                own.isPresent()
                        && named.isPresent()
                        && !own.equals(named)
                        && !server.people().proxies(),
                "a patient as user, and another as patient");
        return named.or(() -> own);
    }

    /** A related person is nobody to a hospital's patients, unless proxies are trusted. */
    private Standing standing(Optional<FhirReference> user, Optional<String> patient) {
        return switch (user.map(FhirReference::type).orElse("")) {
            case "Patient" -> Standing.PATIENT;
            case "RelatedPerson" ->
                server.people().proxies() && patient.isPresent() ? Standing.PATIENT : Standing.NOBODY;
            default -> Standing.ORGANIZATION;
        };
    }

    private Requester requester(String client, Optional<FhirReference> user, Standing standing, TokenClaims claims) {
        People people = server.people();
        Set<String> references = new HashSet<>();
        user.map(FhirReference::toString).ifPresent(references::add);
        if (ID.matcher(client).matches()) {
            references.add("Device/" + client);
        }
        return new Requester(
                references,
                Set.of(),
                standing == Standing.ORGANIZATION ? people.organizations() : Set.of(),
                Set.copyOf(claims.codings(TokenClaims.SUBJECT_ROLE, "")),
                Set.of(),
                client,
                server.tenant().orElse(server.id()),
                relation(standing));
    }

    private Relation relation(Standing standing) {
        return switch (standing) {
            case PATIENT -> Relation.SELF;
            case NOBODY -> Relation.OTHER;
            case ORGANIZATION -> server.people().relation();
        };
    }

    private List<Coding> purposes(TokenClaims claims, boolean self) {
        List<Coding> named = claims.codings(server.people().purposesClaim(), CodeSystems.ACT_REASON);
        if (!named.isEmpty()) {
            return named;
        }
        return self ? List.of(OWN_REQUEST) : server.people().purposes();
    }

    private Set<Role> roles(TokenClaims claims, Standing standing) {
        if (standing != Standing.ORGANIZATION) {
            return standing == Standing.PATIENT ? Set.of(Role.PATIENT) : Set.of();
        }
        People people = server.people();
        return people.rolesClaim().stream()
                .flatMap(claim -> claims.words(claim).stream())
                .flatMap(name -> Optional.ofNullable(people.roles().get(name)).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Optional<BreakGlass> breakGlass(TokenClaims claims, List<Coding> purposes, Optional<FhirReference> user) {
        boolean declared = purposes.stream()
                .anyMatch(purpose -> purpose.system().equals(CodeSystems.ACT_REASON)
                        && purpose.code().equals("BTG"));
        if (!declared) {
            return Optional.empty();
        }
        String reason = claims.text(TokenClaims.BREAK_GLASS_REASON).orElse("").strip();
        refuseIf(reason.length() > LONGEST_REASON, "a reason that is too long");
        boolean professional =
                user.map(FhirReference::type).filter(PROFESSIONALS::contains).isPresent();
        boolean allowed = !Collections.disjoint(
                claims.codings(TokenClaims.SUBJECT_ROLE, ""), server.people().breakGlassRoles());
        return Optional.of(new BreakGlass(true, reason, professional, allowed));
    }

    private static void refuseIf(boolean flaw, String reason) {
        if (flaw) {
            throw new TokenRefused(reason);
        }
    }
}
