package org.precisionhooks.fhir.access;

import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.interceptor.consent.ConsentInterceptor;
import java.util.List;

/** The interceptors that together stand on every path of a FHIR server. */
public final class ApiGuard {

    private final List<Object> interceptors;

    public ApiGuard(ConsentDecisions decisions, StoredVersions stored, OpenOperations operations) {
        this.interceptors = List.of(
                new RequestGuard(decisions, stored, operations),
                new DecisionHooks(decisions),
                new ConsentInterceptor(new ApiConsent(decisions, operations)),
                new WriteHooks(decisions, stored),
                new AbsentAnswers());
    }

    /** Once is enough. */
    public void join(RestfulServer server) {
        List<Object> present = server.getInterceptorService().getAllRegisteredInterceptors();
        interceptors.stream()
                .filter(interceptor -> !present.contains(interceptor))
                .forEach(server::registerInterceptor);
    }
}
