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
import org.precisionhooks.consent.request.Requester.Relation;
import org.precisionhooks.consent.term.CodeSystems;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.fhir.source.FhirReference;
import org.precisionhooks.server.settings.IssuerSettings;

/** Reads what registrations of all issuers have in common, or says which setting is not in order. */
public final class IssuerReader {

    /** Symmetric algorithms and {@code none} are not among them, nor is anything that no EHR is known to use. */
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS384, JWSAlgorithm.ES384, JWSAlgorithm.RS256, JWSAlgorithm.ES256);

    private static final Duration LARGEST_SKEW = Duration.ofMinutes(5);
    /** The id is that of a Device in consents, too. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    private final String prefix;
    private final IssuerSettings settings;
    private final boolean development;

    /**
     * The reader of one registration.
     *
     * @param prefix the settings' common name, which ends with the registration's id
     * @param development whether plain http is fine on this machine
     */
    public IssuerReader(String prefix, IssuerSettings settings, boolean development) {
        this.prefix = prefix;
        this.settings = settings;
        this.development = development;
    }

    public void requireId(String id) {
        require(ID.matcher(id).matches(), "", "must have an id of at most 64 letters, digits, dots and hyphens");
    }

    public String issuer() {
        return required("issuer", settings.issuer());
    }

    public Optional<String> tenant() {
        return Optional.ofNullable(settings.tenant()).map(tenant -> required("tenant", tenant));
    }

    public Set<JWSAlgorithm> algorithms() {
        Set<JWSAlgorithm> algorithms = each(
                "algorithms",
                settings.algorithms(),
                "RS384, ES384, RS256 or ES256",
                name -> ALGORITHMS.stream()
                        .filter(algorithm -> algorithm.getName().equals(name))
                        .findFirst());
        require(!algorithms.isEmpty(), "algorithms", "must name one");
        return algorithms;
    }

    public Duration lifetime(Duration longest) {
        Duration lifetime = settings.lifetime();
        require(
                within(lifetime, longest) && !lifetime.isZero(),
                "lifetime",
                "must be 1s to " + longest.toMinutes() + "m");
        return lifetime;
    }

    public Duration skew() {
        require(within(settings.skew(), LARGEST_SKEW), "skew", "must be 0s to 5m");
        return settings.skew();
    }

    private static boolean within(Duration duration, Duration longest) {
        return !duration.isNegative() && duration.compareTo(longest) <= 0;
    }

    public URI keys() {
        String location = required("jwks", settings.jwks());
        URI keys = KeySources.file(location)
                .or(() -> WebAddress.parse(location, development))
                .orElseThrow(() -> refused("jwks", "must be an https address or that of a file, file:/..."));
        require(
                !"file".equals(keys.getScheme()) || KeySources.isReadable(keys),
                "jwks",
                "must be a file of public keys");
        return keys;
    }

    public Set<String> organizations() {
        return each(
                "organizations",
                settings.organizations(),
                "a reference such as Organization/1",
                reference -> FhirReference.parse(reference)
                        .filter(parsed -> parsed.toString().equals(reference))
                        .map(FhirReference::toString));
    }

    public Relation relation() {
        require(settings.relation() != Relation.SELF, "relation", "must not be self: a client is no patient");
        return settings.relation();
    }

    public List<Coding> purposes() {
        require(!settings.purposes().isEmpty(), "purposes", "must name one");
        return List.copyOf(each("purposes", settings.purposes(), "a code of v3-ActReason", IssuerReader::purpose));
    }

    private static Optional<Coding> purpose(String code) {
        return Arrays.stream(V3ActReason.values())
                .filter(reason -> reason != V3ActReason.NULL && code.equals(reason.toCode()))
                .map(reason -> new Coding(CodeSystems.ACT_REASON, code, reason.getDisplay()))
                .findFirst();
    }

    public Set<String> origins() {
        return each(
                "origins",
                settings.origins(),
                "a web origin such as https://ehr.example.org",
                text -> WebAddress.origin(text, development));
    }

    public int rate() {
        require(settings.rate() > 0, "rate", "must be 1 or more");
        return settings.rate();
    }

    public Set<Coding> codings(String name, List<String> values) {
        return each(name, values, "system|code", IssuerReader::coding);
    }

    private static Optional<Coding> coding(String text) {
        int bar = text.lastIndexOf('|');
        return bar > 0 && bar < text.length() - 1
                ? Optional.of(Coding.of(text.substring(0, bar), text.substring(bar + 1)))
                : Optional.empty();
    }

    public Set<URI> addresses(String name, List<String> values) {
        return each(name, values, "an https address", text -> WebAddress.parse(text, development));
    }

    public String required(String name, @Nullable String value) {
        String text = value == null ? "" : value;
        require(
                !text.isBlank() && text.equals(text.strip()) && text.chars().noneMatch(Character::isISOControl),
                name,
                "is missing, or has blanks around it");
        return text;
    }

    public Set<String> only(String name, List<String> values, String kind, Predicate<String> valid) {
        return each(name, values, kind, text -> Optional.of(text).filter(valid));
    }

    public <T> Set<T> each(String name, List<String> values, String kind, Function<String, Optional<T>> reading) {
        return values.stream()
                .map(value -> reading.apply(value).orElseThrow(() -> refused(name, "must each be " + kind)))
                .collect(Collectors.toUnmodifiableSet());
    }

    public void require(boolean holds, String name, String rule) {
        if (!holds) {
            throw refused(name, rule);
        }
    }

    public StartupRefused refused(String name, String rule) {
        String setting = prefix + (name.isEmpty() ? "" : "." + name);
        return new StartupRefused(setting + " " + rule, "Correct " + setting + "; see src/docs/settings.md.");
    }
}
