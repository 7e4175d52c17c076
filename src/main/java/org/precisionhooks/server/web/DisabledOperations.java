package org.precisionhooks.server.web;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.method.BaseMethodBinding;
import ca.uhn.fhir.rest.server.method.OperationMethodBinding;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.fhir.access.OpenOperations;

/**
 * Leaves out HAPI's operations but for a few: the others bypass history, load the whole server or are a path to data that
 * nobody decides about. They answer as unknown.
 */
@Interceptor
public class DisabledOperations {

    private static final String OWN = "org.precisionhooks.";

    /** Null keeps the method from being bound. */
    @Hook(Pointcut.SERVER_PROVIDER_METHOD_BOUND)
    public @Nullable BaseMethodBinding bound(BaseMethodBinding method) {
        return method instanceof OperationMethodBinding operation && !isOpen(operation) ? null : method;
    }

    private static boolean isOpen(OperationMethodBinding operation) {
        return OpenOperations.contains(operation.getName())
                || operation.getMethod().getDeclaringClass().getName().startsWith(OWN);
    }
}
