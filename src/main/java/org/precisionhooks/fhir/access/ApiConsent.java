package org.precisionhooks.fhir.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.interceptor.consent.ConsentOutcome;
import ca.uhn.fhir.rest.server.interceptor.consent.IConsentContextServices;
import ca.uhn.fhir.rest.server.interceptor.consent.IConsentService;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.DomainResource;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.fhir.access.scope.OpenOperations;

/**
 * What HAPI asks before a resource counts, and again before it is shown. It never answers that all is authorized, which
 * would end the asking (consent.md section 11).
 */
public final class ApiConsent implements IConsentService {

    /** Answers that hold resources, each of which is asked about by itself, or are of the server's own making. */
    private static final Set<String> ENVELOPES = Set.of("Bundle", "Parameters", "OperationOutcome");

    private final ConsentDecisions decisions;
    private final OpenOperations operations;

    public ApiConsent(ConsentDecisions decisions, OpenOperations operations) {
        this.decisions = decisions;
        this.operations = operations;
    }

    /** HAPI does not store an entry of a transaction that is taken from it here; what the answer shows is asked about later. */
    @Override
    public ConsentOutcome canSeeResource(
            RequestDetails details, @Nullable IBaseResource resource, IConsentContextServices services) {
        return outcome(resource != null
                && (decisions.memory(details).wasSent(resource) || decisions.mayRead(details, resource)));
    }

    @Override
    public ConsentOutcome willSeeResource(
            RequestDetails details, IBaseResource resource, IConsentContextServices services) {
        boolean seen = isMadeForTheAnswer(details, resource)
                || decisions.memory(details).isPart(resource)
                || decisions.mayRead(details, resource);
        if (seen && resource instanceof DomainResource whole) {
            decisions.memory(details).hasParts(whole.getContained());
        }
        return outcome(seen);
    }

    /** What stands in the store was asked about before the answer was put together. */
    private boolean isMadeForTheAnswer(RequestDetails details, IBaseResource resource) {
        return decisions.memory(details).isAnswering()
                && (ENVELOPES.contains(resource.fhirType()) || operations.derives(details.getOperation()));
    }

    private static ConsentOutcome outcome(boolean seen) {
        return seen ? ConsentOutcome.PROCEED : ConsentOutcome.REJECT;
    }
}
