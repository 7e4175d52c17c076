package org.precisionhooks.server.web;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.method.BaseMethodBinding;
import ca.uhn.fhir.rest.server.method.OperationMethodBinding;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.fhir.access.scope.OpenOperations;

/**
 * Leaves out all operations but those of a table: HAPI's others bypass history, load the whole server or are a path to data that
 * nobody decides about. They answer as unknown.
 */
@Interceptor
public class DisabledOperations {

    private final OpenOperations open;

    public DisabledOperations(OpenOperations open) {
        this.open = open;
    }

    /** Null keeps the method from being bound. */
    @Hook(Pointcut.SERVER_PROVIDER_METHOD_BOUND)
    public @Nullable BaseMethodBinding bound(BaseMethodBinding method) {
        return method instanceof OperationMethodBinding operation && !open.contains(operation.getName())
                ? null
                : method;
    }
}
