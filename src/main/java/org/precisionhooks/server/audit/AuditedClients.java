package org.precisionhooks.server.audit;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Optional;
import org.precisionhooks.cdshooks.client.ClientIdentity;
import org.precisionhooks.cdshooks.client.Credentials;
import org.precisionhooks.cdshooks.client.HookClients;
import org.precisionhooks.fhir.audit.AuditAgent;

/** Learns of each hook call who makes it; of a token that was accepted, its identifier. */
public final class AuditedClients implements HookClients {

    private static final String SCHEME = "bearer ";

    private final HookClients clients;

    public AuditedClients(HookClients clients) {
        this.clients = clients;
    }

    @Override
    public ClientIdentity identify(Credentials credentials) {
        ClientIdentity known = clients.identify(credentials);
        AuditAgent agent = AuditAgent.of(known.requester(), known.purposes())
                .with(credentials.authorization().flatMap(AuditedClients::tokenId));
        Interactions.current().ifPresent(interaction -> interaction.by(agent));
        return known;
    }

    private static Optional<String> tokenId(String authorization) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            String token = authorization.substring(SCHEME.length()).strip();
            return Optional.ofNullable(SignedJWT.parse(token).getJWTClaimsSet().getJWTID());
        } catch (ParseException e) {
            return Optional.empty();
        }
    }
}
