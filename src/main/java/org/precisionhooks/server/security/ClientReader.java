package org.precisionhooks.server.security;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.codesystems.V3ActReason;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.cdshooks.ClientIdentity;
import org.precisionhooks.cdshooks.ClientProfile;
import org.precisionhooks.consent.CodeSystems;
import org.precisionhooks.consent.Requester;
import org.precisionhooks.consent.Requester.Relation;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.fhir.source.FhirReference;
import org.precisionhooks.server.security.RegisteredClient.Bounds;

/** Reads one registration, or says what is wrong with it. */
final class ClientReader {

    /** Symmetric algorithms and {@code none} are not among them, nor is anything that no EHR is known to use. */
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS384, JWSAlgorithm.ES384, JWSAlgorithm.RS256, JWSAlgorithm.ES256);

    private static final Duration LONGEST_LIFETIME = Duration.ofMinutes(15);
    private static final Duration LARGEST_SKEW = Duration.ofMinutes(5);
    /** The id is that of a Device in consents, too. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    private final String id;
    private final ClientSettings settings;
    private final RegistrationContext context;

    ClientReader(String id, ClientSettings settings, RegistrationContext context) {
        this.id = id;
        this.settings = settings;
        this.context = context;
    }

    RegisteredClient read() {
        require(ID.matcher(id).matches(), "", "must have an id of at most 64 letters, digits, dots and hyphens");
        return new RegisteredClient(
                new ClientIdentity(requester(), purposes(), profile(), fhirServers())
                        .declaringInCalls(settings.purposeExtension()),
                rules(),
                tenant(),
                keys(),
                audiences(),
                new Bounds(services(), origins(), rate()));
    }

    private Requester requester() {
        require(settings.relation() != Relation.SELF, "relation", "must not be self: a client is no patient");
        return new Requester(
                Set.of("Device/" + id),
                Set.of(),
                each(
                        "organizations",
                        settings.organizations(),
                        "a reference such as Organization/1",
                        reference -> FhirReference.parse(reference)
                                .filter(parsed -> parsed.toString().equals(reference))
                                .map(FhirReference::toString)),
                each("roles", settings.roles(), "system|code", ClientReader::coding),
                Set.of(),
                id,
                tenant().orElse(id),
                settings.relation());
    }

    private static Optional<Coding> coding(String text) {
        int bar = text.lastIndexOf('|');
        return bar > 0 && bar < text.length() - 1
                ? Optional.of(Coding.of(text.substring(0, bar), text.substring(bar + 1)))
                : Optional.empty();
    }

    private List<Coding> purposes() {
        require(!settings.purposes().isEmpty(), "purposes", "must name one");
        return List.copyOf(each("purposes", settings.purposes(), "a code of v3-ActReason", ClientReader::purpose));
    }

    private static Optional<Coding> purpose(String code) {
        return Arrays.stream(V3ActReason.values())
                .filter(reason -> reason != V3ActReason.NULL && code.equals(reason.toCode()))
                .map(reason -> new Coding(CodeSystems.ACT_REASON, code, reason.getDisplay()))
                .findFirst();
    }

    private ClientProfile profile() {
        if (!context.profiles().names().contains(settings.profile())) {
            throw refused(
                    "profile",
                    "must be one of " + String.join(", ", context.profiles().names()));
        }
        return context.profiles().named(settings.profile());
    }

    private Set<URI> fhirServers() {
        return each(
                "fhir-servers",
                settings.fhirServers(),
                "an https address",
                text -> WebAddress.parse(text, context.development()));
    }

    private TokenRules rules() {
        Set<JWSAlgorithm> algorithms = each(
                "algorithms",
                settings.algorithms(),
                "RS384, ES384, RS256 or ES256",
                name -> ALGORITHMS.stream()
                        .filter(algorithm -> algorithm.getName().equals(name))
                        .findFirst());
        require(!algorithms.isEmpty(), "algorithms", "must name one");
        Duration lifetime = settings.lifetime();
        require(within(lifetime, LONGEST_LIFETIME) && !lifetime.isZero(), "lifetime", "must be 1s to 15m");
        require(within(settings.skew(), LARGEST_SKEW), "skew", "must be 0s to 5m");
        return TokenRules.ofCdsHooks(required("issuer", settings.issuer()), algorithms, lifetime, settings.skew());
    }

    private static boolean within(Duration duration, Duration longest) {
        return !duration.isNegative() && duration.compareTo(longest) <= 0;
    }

    private Optional<String> tenant() {
        return Optional.ofNullable(settings.tenant()).map(tenant -> required("tenant", tenant));
    }

    private URI keys() {
        String location = required("jwks", settings.jwks());
        URI keys = KeySources.file(location)
                .or(() -> WebAddress.parse(location, context.development()))
                .orElseThrow(() -> refused("jwks", "must be an https address or that of a file, file:/..."));
        require(
                !"file".equals(keys.getScheme()) || KeySources.isReadable(keys),
                "jwks",
                "must be a file of public keys");
        return keys;
    }

    private Set<String> audiences() {
        require(
                context.addresses().publicUrl().isPresent()
                        || !settings.audiences().isEmpty(),
                "audiences",
                "must name one, as long as precision-hooks.public-url does not say where the services are");
        return each(
                "audiences",
                settings.audiences(),
                "an audience other than our own addresses, which count anyway, each for its service",
                only(audience -> !audience.isBlank() && !context.addresses().include(audience)));
    }

    private Set<String> services() {
        return each(
                "services",
                settings.services(),
                "the id of a service",
                only(service -> context.services().find(service).isPresent()));
    }

    private Set<String> origins() {
        return each(
                "origins",
                settings.origins(),
                "a web origin such as https://ehr.example.org",
                text -> WebAddress.origin(text, context.development()));
    }

    private int rate() {
        require(settings.rate() > 0, "rate", "must be 1 or more");
        return settings.rate();
    }

    private String required(String name, @Nullable String value) {
        String text = value == null ? "" : value;
        require(
                !text.isBlank() && text.equals(text.strip()) && text.chars().noneMatch(Character::isISOControl),
                name,
                "is missing, or has blanks around it");
        return text;
    }

    private static Function<String, Optional<String>> only(Predicate<String> valid) {
        return text -> Optional.of(text).filter(valid);
    }

    private <T> Set<T> each(String name, List<String> values, String kind, Function<String, Optional<T>> reading) {
        return values.stream()
                .map(value -> reading.apply(value).orElseThrow(() -> refused(name, "must each be " + kind)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private void require(boolean holds, String name, String rule) {
        if (!holds) {
            throw refused(name, rule);
        }
    }

    private StartupRefused refused(String name, String rule) {
        String setting = "precision-hooks.clients." + id + (name.isEmpty() ? "" : "." + name);
        return new StartupRefused(setting + " " + rule, "Correct " + setting + "; the README tells what it may be.");
    }
}
