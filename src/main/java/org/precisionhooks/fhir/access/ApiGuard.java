package org.precisionhooks.fhir.access;

import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.interceptor.consent.ConsentInterceptor;
import java.util.List;
import org.precisionhooks.fhir.access.scope.OpenOperations;

/** The interceptors that together stand on every path of a FHIR server. */
public final class ApiGuard {

    private final List<Object> interceptors;

    /**
     * What the guard looks up beside the decision.
     *
     * @param stored what is in the store
     * @param conditions by which resources were made
     * @param operations that are open
     */
    public record Ports(StoredVersions stored, Conditions conditions, OpenOperations operations) {}

    public ApiGuard(ConsentDecisions decisions, Ports ports) {
        this.interceptors = List.of(
                new IteratedIncludes(decisions, ports.stored()),
                new RequestGuard(decisions, ports),
                new DecisionHooks(decisions),
                new ConsentInterceptor(new ApiConsent(decisions, ports.operations())),
                new WriteHooks(decisions, ports.stored(), ports.conditions()),
                new AbsentAnswers(new UnknownReferences(decisions, ports.stored())),
                new DeclaredLimits(decisions.types()));
    }

    /** Once is enough. */
    public void join(RestfulServer server) {
        List<Object> present = server.getInterceptorService().getAllRegisteredInterceptors();
        interceptors.stream()
                .filter(interceptor -> !present.contains(interceptor))
                .forEach(server::registerInterceptor);
    }
}
