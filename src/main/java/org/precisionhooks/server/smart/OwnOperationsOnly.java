package org.precisionhooks.server.smart;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import java.util.Set;
import org.precisionhooks.fhir.access.Callers;
import org.precisionhooks.fhir.access.Grants;

/** Keeps stored resources closed as long as consent is not asked for each of them. */
@Interceptor
final class OwnOperationsOnly {

    private static final Set<String> OWN = Set.of("$knowledge", "$card-report", "$precision-recommendations");

    private final Callers callers;
    private final Grants grants;

    OwnOperationsOnly(Callers callers, Grants grants) {
        this.callers = callers;
        this.grants = grants;
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void check(RequestDetails details, RestOperationTypeEnum operation) {
        if (operation != RestOperationTypeEnum.METADATA) {
            grants.require(callers.of(details), operation, details);
            if (details.getOperation() == null || !OWN.contains(details.getOperation())) {
                throw new ForbiddenOperationException("This interaction is closed");
            }
        }
    }
}
