package org.precisionhooks.fhir.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.api.model.DeleteConflictList;
import ca.uhn.fhir.jpa.delete.DeleteConflictOutcome;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** Decides about each write inside its transaction, on what was and on what shall be; a refusal undoes the whole. */
@Interceptor
public final class WriteHooks {

    private final WriteRules rules;

    public WriteHooks(ConsentDecisions decisions, StoredVersions stored, Conditions conditions) {
        this.rules = new WriteRules(decisions, stored, conditions);
    }

    /** An id that is taken by what may not be seen would be found out by choosing it. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_CLIENT_ASSIGNED_ID)
    public void chosen(IBaseResource resource, RequestDetails details) {
        rules.requireChoiceOfIds(details);
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void creating(IBaseResource resource, RequestDetails details) {
        rules.bring(details, resource);
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void created(IBaseResource resource, RequestDetails details) {
        rules.create(details, resource);
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after, RequestDetails details) {
        rules.update(details, before, after);
    }

    /** What may not be seen does not hinder a delete, as what is not there would not. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_DELETE_CONFLICTS)
    public DeleteConflictOutcome conflicts(DeleteConflictList conflicts, RequestDetails details) {
        conflicts.removeIf(conflict -> !conflicts.isResourceIdMarkedForDeletion(conflict.getSourceId())
                && !rules.isSeen(
                        details,
                        conflict.getSourceId().toUnqualifiedVersionless().getValue()));
        return new DeleteConflictOutcome().setShouldRetryCount(1);
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_DELETED)
    public void deleting(IBaseResource resource, RequestDetails details) {
        rules.check(details, RestOperationTypeEnum.DELETE, resource);
    }
}
