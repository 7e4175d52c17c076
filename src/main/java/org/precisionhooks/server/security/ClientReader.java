package org.precisionhooks.server.security;

import java.time.Duration;
import java.util.Set;
import org.precisionhooks.cdshooks.client.ClientIdentity;
import org.precisionhooks.cdshooks.client.ClientProfile;
import org.precisionhooks.consent.request.Requester;
import org.precisionhooks.server.security.RegisteredClient.Bounds;
import org.precisionhooks.server.settings.ClientSettings;

/** Reads one registration, or says what is wrong with it. */
final class ClientReader {

    private static final Duration LONGEST_LIFETIME = Duration.ofMinutes(15);

    private final String id;
    private final ClientSettings settings;
    private final RegistrationContext context;
    private final IssuerReader reader;

    ClientReader(String id, ClientSettings settings, RegistrationContext context) {
        this.id = id;
        this.settings = settings;
        this.context = context;
        this.reader = new IssuerReader("precision-hooks.clients." + id, settings, context.development());
    }

    RegisteredClient read() {
        reader.requireId(id);
        return new RegisteredClient(
                new ClientIdentity(
                                requester(),
                                reader.purposes(),
                                profile(),
                                reader.addresses("fhir-servers", settings.fhirServers()))
                        .declaringInCalls(settings.purposeExtension()),
                rules(),
                reader.tenant(),
                reader.keys(),
                audiences(),
                new Bounds(services(), reader.origins(), reader.rate()));
    }

    private Requester requester() {
        return new Requester(
                Set.of("Device/" + id),
                Set.of(),
                reader.organizations(),
                reader.codings("roles", settings.roles()),
                Set.of(),
                id,
                reader.tenant().orElse(id),
                reader.relation());
    }

    private ClientProfile profile() {
        if (!context.profiles().names().contains(settings.profile())) {
            throw reader.refused(
                    "profile",
                    "must be one of " + String.join(", ", context.profiles().names()));
        }
        return context.profiles().named(settings.profile());
    }

    private TokenRules rules() {
        return TokenRules.ofCdsHooks(
                reader.issuer(), reader.algorithms(), reader.lifetime(LONGEST_LIFETIME), reader.skew());
    }

    private Set<String> audiences() {
        reader.require(
                context.addresses().publicUrl().isPresent()
                        || !settings.audiences().isEmpty(),
                "audiences",
                "must name one, as long as precision-hooks.public-url does not say where the services are");
        return reader.only(
                "audiences",
                settings.audiences(),
                "an audience other than our own addresses, which count anyway, each for its service",
                audience -> !audience.isBlank() && !context.addresses().include(audience));
    }

    private Set<String> services() {
        return reader.only(
                "services",
                settings.services(),
                "the id of a service",
                service -> context.services().find(service).isPresent());
    }
}
