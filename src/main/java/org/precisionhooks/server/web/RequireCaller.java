package org.precisionhooks.server.web;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.precisionhooks.fhir.access.scope.Callers;

/** Answers nothing but the CapabilityStatement to a caller whom nobody knows. */
@Interceptor
public class RequireCaller {

    private final Callers callers;

    public RequireCaller(Callers callers) {
        this.callers = callers;
    }

    /** Throws what {@link Callers} throws. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void require(RequestDetails details, RestOperationTypeEnum operation) {
        if (operation != RestOperationTypeEnum.METADATA) {
            callers.of(details);
        }
    }
}
