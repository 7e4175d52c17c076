package org.precisionhooks.server.web;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.method.BaseMethodBinding;
import ca.uhn.fhir.rest.server.method.OperationMethodBinding;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Leaves out HAPI's maintenance operations, which bypass history or load the whole server; they answer as unknown. */
@Interceptor
public class DisabledOperations {

    private static final Set<String> DISABLED = Set.of(
            "$expunge",
            "$delete-expunge",
            "$reindex",
            "$reindex-dryrun",
            "$reindex-terminology",
            "$mark-all-resources-for-reindexing",
            "$perform-reindexing-pass",
            "$get-resource-counts",
            "$invalidate-expansion",
            "$process-message",
            "$merge",
            "$hapi.fhir.merge",
            "$hapi.fhir.undo-merge",
            "$hapi.fhir.replace-references",
            "$hapi.fhir.undo-replace-references",
            "$hapi.fhir.bulk-patch",
            "$hapi.fhir.bulk-patch-rewrite-history",
            "$hapi.fhir.add-mapping",
            "$hapi.fhir.remove-mapping");

    /** Null keeps the method from being bound. */
    @Hook(Pointcut.SERVER_PROVIDER_METHOD_BOUND)
    public @Nullable BaseMethodBinding bound(BaseMethodBinding method) {
        boolean disabled = method instanceof OperationMethodBinding operation && DISABLED.contains(operation.getName());
        return disabled ? null : method;
    }
}
