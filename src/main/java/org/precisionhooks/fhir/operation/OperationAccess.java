package org.precisionhooks.fhir.operation;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.consent.AccessRequest;
import org.precisionhooks.consent.AccessRequest.Action;
import org.precisionhooks.consent.CodeSystems;
import org.precisionhooks.consent.Requester;
import org.precisionhooks.facts.Coding;

/** Port: tells who calls an operation, and for what, as consent has to know it. */
@FunctionalInterface
public interface OperationAccess {

    /**
     * The access that a request amounts to.
     *
     * @param now the time of the request
     * @param patientId logical id of the patient asked about
     */
    AccessRequest of(RequestDetails details, Instant now, String patientId);

    /** Anyone is the client {@code dev}, treating the patient: only for a server that listens on loopback. */
    static OperationAccess development() {
        Requester dev = Requester.treating("dev");
        Coding treatment = new Coding(CodeSystems.ACT_REASON, "TREAT", "treatment");
        return (details, now, patientId) ->
                new AccessRequest(now, dev, List.of(treatment), Action.CDS, Set.of(), Optional.empty());
    }
}
