package org.precisionhooks.fhir.operation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.Optional;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.precisionhooks.consent.Requester;
import org.precisionhooks.fhir.access.Callers;
import org.precisionhooks.fhir.importer.ImportProblem;
import org.precisionhooks.fhir.importer.ImportTask;
import org.precisionhooks.fhir.importer.ImportTasks;
import org.precisionhooks.fhir.write.Canonical;

/** {@code $import-status}: how far an import is, for who asked for it; cancelled by DELETE (FHIR asynchronous pattern). */
public final class ImportStatus implements OwnOperation {

    static final String NAME = "$import-status";

    private final ImportTasks tasks;
    private final Callers callers;
    private final FhirContext fhir;

    public ImportStatus(ImportTasks tasks, Callers callers, FhirContext fhir) {
        this.tasks = tasks;
        this.callers = callers;
        this.fhir = fhir;
    }

    @Operation(name = NAME, idempotent = true, deleteEnabled = true, canonicalUrl = Canonical.IMPORT_STATUS_OPERATION)
    public Parameters status(RequestDetails details) {
        ImportTask task = own(details);
        details.getResponse().addHeader("Cache-Control", "no-store");
        if (details.getRequestType() == RequestTypeEnum.DELETE) {
            tasks.cancel(task.id());
            throw AsyncAnswer.cancelled();
        }
        return switch (task.state()) {
            case WAITING, RUNNING -> throw AsyncAnswer.inProgress(task.rows());
            case DONE -> fhir.newJsonParser().parseResource(Parameters.class, outcome(task));
            case REFUSED -> throw refused(outcome(task));
            case FAILED ->
                throw new InternalErrorException(ImportProblem.FAILED.words(), ImportProblem.FAILED.outcome());
            case CANCELLED -> throw ImportProblem.UNKNOWN_IMPORT.exception();
        };
    }

    /** What another asked for is answered like nothing. */
    private ImportTask own(RequestDetails details) {
        String[] named = details.getParameters().getOrDefault("job", new String[0]);
        String asking = requester(callers.of(details).requester());
        return Optional.of(named)
                .filter(ids -> ids.length == 1)
                .flatMap(ids -> tasks.find(ids[0]))
                .filter(task -> task.requester().equals(asking))
                .orElseThrow(ImportProblem.UNKNOWN_IMPORT::exception);
    }

    /** Client, tenant and user. */
    static String requester(Requester requester) {
        return String.join(
                "\n", requester.client(), requester.tenant(), new TreeSet<>(requester.references()).toString());
    }

    private static String outcome(ImportTask task) {
        return task.outcome().orElseThrow(() -> new IllegalStateException("An import ended without an outcome"));
    }

    private BaseServerResponseException refused(String text) {
        OperationOutcome outcome = fhir.newJsonParser().parseResource(OperationOutcome.class, text);
        return new UnprocessableEntityException(outcome.getIssueFirstRep().getDiagnostics(), outcome);
    }
}
