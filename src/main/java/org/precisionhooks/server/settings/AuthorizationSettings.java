package org.precisionhooks.server.settings;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.consent.request.Requester.Relation;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The registration of one authorization server as an operator writes it, {@code precision-hooks.authorization.<id>.*}.
 *
 * @param issuer what its access tokens name as {@code iss}, to the letter
 * @param jwks where its public keys are: an https address, or a {@code file:} address, whose file is read again when it
 *     changes
 * @param algorithms signature algorithms: RS256, ES256, RS384, ES384, no other
 * @param audiences what {@code aud} may be beside the address of the FHIR API
 * @param tenant what its tokens name as {@code tenant}; absent means that they name none
 * @param lifetime longest time from {@code iat} to {@code exp}, at most 2 hours
 * @param skew how far its clock may be off
 * @param clients ids of the clients whose tokens are accepted; an asterisk means all of this authorization server
 * @param organizations references of the organizations of its users, as consents name them
 * @param relation how these organizations stand to the patients; a patient in person is told by the token
 * @param purposes purposes of use of tokens that name none, codes of v3-ActReason
 * @param purposesClaim claim that names the purposes of use, a path with dots
 * @param rolesClaim claim that names roles, a path with dots; absent means that nobody has any
 * @param roles by role of this server, such as {@code privacy-officer}: its names in that claim
 * @param breakGlassRoles roles in {@code extensions.ihe_iua.subject_role} that may break the glass, each as {@code
 *     system|code}
 * @param userBases base addresses under which users are the same resources as here
 * @param proxies whether a user who is another patient, or a related person, stands for the patient of the token
 * @param origins web origins whose pages may call the FHIR API
 * @param rate most requests a minute of each client
 * @param smart what apps are told of this authorization server; absent means nothing
 */
public record AuthorizationSettings(
        @Nullable String issuer,
        @Nullable String jwks,
        @DefaultValue({"RS256", "ES256", "RS384", "ES384"}) List<String> algorithms,
        @DefaultValue List<String> audiences,
        @Nullable String tenant,
        @DefaultValue("1h") Duration lifetime,
        @DefaultValue("60s") Duration skew,
        @DefaultValue List<String> clients,
        @DefaultValue List<String> organizations,
        @DefaultValue("other") Relation relation,
        @DefaultValue("TREAT") List<String> purposes,
        @DefaultValue("extensions.ihe_iua.purpose_of_use") String purposesClaim,
        @Nullable String rolesClaim,
        @DefaultValue Map<String, List<String>> roles,
        @DefaultValue List<String> breakGlassRoles,
        @DefaultValue List<String> userBases,
        @DefaultValue("false") boolean proxies,
        @DefaultValue List<String> origins,
        @DefaultValue("6000") int rate,
        @Nullable Smart smart)
        implements IssuerSettings {

    public AuthorizationSettings {
        algorithms = List.copyOf(algorithms);
        audiences = List.copyOf(audiences);
        clients = List.copyOf(clients);
        organizations = List.copyOf(organizations);
        purposes = List.copyOf(purposes);
        roles = Map.copyOf(roles);
        breakGlassRoles = List.copyOf(breakGlassRoles);
        userBases = List.copyOf(userBases);
        origins = List.copyOf(origins);
    }

    /**
     * What {@code .well-known/smart-configuration} tells of the authorization server, on the operator's word.
     *
     * @param authorization its authorization endpoint
     * @param token its token endpoint
     * @param registration its endpoint for the registration of clients
     * @param management its page where users see and withdraw what they granted
     * @param introspection its introspection endpoint
     * @param revocation its revocation endpoint
     * @param grantTypes grant types that its token endpoint takes
     * @param capabilities its capabilities in SMART App Launch, beside those that this server enforces
     */
    public record Smart(
            @Nullable String authorization,
            @Nullable String token,
            @Nullable String registration,
            @Nullable String management,
            @Nullable String introspection,
            @Nullable String revocation,
            @DefaultValue("authorization_code") List<String> grantTypes,
            @DefaultValue List<String> capabilities) {

        public Smart {
            grantTypes = List.copyOf(grantTypes);
            capabilities = List.copyOf(capabilities);
        }
    }
}
