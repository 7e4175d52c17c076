package org.precisionhooks.fhir.access.scope;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.consent.request.Requester;
import org.precisionhooks.consent.term.CodeSystems;
import org.precisionhooks.facts.Coding;

/** Port: tells who makes a FHIR request. */
@FunctionalInterface
public interface Callers {

    /** @throws ca.uhn.fhir.rest.server.exceptions.AuthenticationException the same for every cause */
    Caller of(RequestDetails details);

    /**
     * Anyone is the client {@code dev}, treating the patient, keeping consents and owning the server: only for a server that
     * listens on loopback.
     */
    static Callers development() {
        Coding treatment = new Coding(CodeSystems.ACT_REASON, "TREAT", "treatment");
        Caller dev = new Caller(
                Requester.development(),
                List.of(treatment),
                Set.of(Role.OWNER, Role.CONSENT_OFFICER),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return details -> dev;
    }
}
