package org.precisionhooks.server.settings;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.consent.request.Requester.Relation;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The registration of one client as an operator writes it, {@code precision-hooks.clients.<id>.*} (cds-hooks.md section 9).
 *
 * @param issuer what its tokens name as {@code iss}, to the letter
 * @param jwks where its public keys are: an https address, or a {@code file:} address, whose file is read again when it
 *     changes
 * @param algorithms signature algorithms; RS256 and ES256 may be named too, no other
 * @param audiences what {@code aud} may be beside the address of the service called, where the client names another
 * @param tenant what its tokens name as {@code tenant}; absent means that they name none
 * @param lifetime longest time from {@code iat} to {@code exp}, at most 15 minutes
 * @param skew how far its clock may be off
 * @param organizations references of its organizations, as consents name them
 * @param relation how its organization stands to the patients it asks about
 * @param roles roles of its users, each as {@code system|code}
 * @param purposes purposes of use, codes of v3-ActReason
 * @param services ids of the services that it may call; none means all
 * @param fhirServers base addresses of the FHIR servers that may be called back for it
 * @param profile name of the profile that says what its cards may hold
 * @param origins web origins from which browsers may call on its behalf
 * @param purposeExtension whether its calls, beside its tokens, may name purposes of use, roles and an emergency
 * @param rate most requests a minute
 */
public record ClientSettings(
        @Nullable String issuer,
        @Nullable String jwks,
        @DefaultValue({"RS384", "ES384"}) List<String> algorithms,
        @DefaultValue List<String> audiences,
        @Nullable String tenant,
        @DefaultValue("5m") Duration lifetime,
        @DefaultValue("60s") Duration skew,
        @DefaultValue List<String> organizations,
        @DefaultValue("other") Relation relation,
        @DefaultValue List<String> roles,
        @DefaultValue("TREAT") List<String> purposes,
        @DefaultValue List<String> services,
        @DefaultValue List<String> fhirServers,
        @DefaultValue("default") String profile,
        @DefaultValue List<String> origins,
        @DefaultValue("false") boolean purposeExtension,
        @DefaultValue("6000") int rate)
        implements IssuerSettings {

    public ClientSettings {
        algorithms = List.copyOf(algorithms);
        audiences = List.copyOf(audiences);
        organizations = List.copyOf(organizations);
        roles = List.copyOf(roles);
        purposes = List.copyOf(purposes);
        services = List.copyOf(services);
        fhirServers = List.copyOf(fhirServers);
        origins = List.copyOf(origins);
    }
}
