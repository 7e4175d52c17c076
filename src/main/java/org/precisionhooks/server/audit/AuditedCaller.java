package org.precisionhooks.server.audit;

import jakarta.servlet.http.HttpServletRequest;
import org.precisionhooks.fhir.access.scope.AccessToken;
import org.precisionhooks.fhir.access.scope.Caller;
import org.precisionhooks.fhir.audit.AuditAgent;

/** Learns of a FHIR request who makes it as soon as that is proven, whatever becomes of the request. */
public final class AuditedCaller {

    private AuditedCaller() {}

    public static void note(HttpServletRequest request, Caller caller) {
        Interactions.of(request).ifPresent(interaction -> interaction.by(agent(caller)));
    }

    static AuditAgent agent(Caller caller) {
        return AuditAgent.of(caller.requester(), caller.purposes())
                .with(caller.token().map(AccessToken::id));
    }
}
