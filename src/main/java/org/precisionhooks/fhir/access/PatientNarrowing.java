package org.precisionhooks.fhir.access;

import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.interceptor.auth.AuthorizedList;
import ca.uhn.fhir.rest.server.interceptor.auth.SearchNarrowingInterceptor;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.fhir.access.scope.Caller;
import org.precisionhooks.fhir.access.scope.Callers;
import org.precisionhooks.fhir.access.scope.Grants;
import org.precisionhooks.fhir.access.scope.Permission;

/**
 * Lets the database look for resources of the token's patient alone where no more could be shown. {@link Grants} holds
 * without it; it would take every patient's resources to leave all but one's out.
 */
@Interceptor
public final class PatientNarrowing extends SearchNarrowingInterceptor {

    private final Callers callers;

    public PatientNarrowing(Callers callers) {
        this.callers = callers;
    }

    @Override
    public void hookIncomingRequestPostProcessed(
            RequestDetails details, HttpServletRequest request, HttpServletResponse response) {
        if (details.getRestOperationType() == RestOperationTypeEnum.SEARCH_TYPE) {
            super.hookIncomingRequestPostProcessed(details, request, response);
        }
    }

    /** HAPI would make searches of the reads in a Bundle. */
    @Override
    public void hookIncomingRequestPreHandled(
            ServletRequestDetails details, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    protected @Nullable AuthorizedList buildAuthorizedList(RequestDetails details) {
        Caller caller = callers.of(details);
        boolean bound = caller.token()
                .filter(token -> token.scopes().areBound(details.getResourceName(), Permission.SEARCH))
                .isPresent();
        return bound && caller.patient().isPresent()
                ? new AuthorizedList()
                        .addCompartment("Patient/" + caller.patient().get())
                : null;
    }
}
