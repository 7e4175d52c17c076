package org.precisionhooks.fhir.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.precisionhooks.consent.decision.Decision;
import org.precisionhooks.consent.request.AccessRequest;

/** Port: told of every consent decision on a FHIR request, so that it is in the audit before an answer leaves. */
@FunctionalInterface
public interface DecisionLog {

    /** Tells nobody: for tests of what decides. */
    DecisionLog NONE = (details, patientId, access, decision) -> {};

    /**
     * @param details the request that the decision is made for
     * @param patientId logical id of the patient whose consents were asked
     * @param access who asked, for what
     * @param decision what consent said
     */
    void decided(RequestDetails details, String patientId, AccessRequest access, Decision decision);
}
