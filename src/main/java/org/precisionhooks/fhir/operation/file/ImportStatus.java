package org.precisionhooks.fhir.operation.file;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.precisionhooks.fhir.importer.ImportProblem;
import org.precisionhooks.fhir.job.Job;
import org.precisionhooks.fhir.job.JobKind;
import org.precisionhooks.fhir.operation.JobStatus;
import org.precisionhooks.fhir.operation.OwnOperation;
import org.precisionhooks.fhir.write.Canonical;

/** {@code $import-status}: how far an import is, for who asked for it. */
public final class ImportStatus implements OwnOperation {

    static final String NAME = "$import-status";

    private final JobStatus status;
    private final FhirContext fhir;

    public ImportStatus(JobStatus status, FhirContext fhir) {
        this.status = status;
        this.fhir = fhir;
    }

    @Operation(name = NAME, idempotent = true, deleteEnabled = true, canonicalUrl = Canonical.IMPORT_STATUS_OPERATION)
    public Parameters status(RequestDetails details) {
        Job job = status.own(details, JobKind.IMPORT).orElseThrow(ImportProblem.UNKNOWN_IMPORT::exception);
        status.requireEnded(job, "rows read", details);
        return switch (job.state()) {
            case DONE -> fhir.newJsonParser().parseResource(Parameters.class, outcome(job));
            case REFUSED -> throw refused(outcome(job));
            case FAILED ->
                throw new InternalErrorException(ImportProblem.FAILED.words(), ImportProblem.FAILED.outcome());
            default -> throw ImportProblem.UNKNOWN_IMPORT.exception();
        };
    }

    private static String outcome(Job job) {
        return job.outcome().orElseThrow(() -> new IllegalStateException("An import ended without an outcome"));
    }

    private BaseServerResponseException refused(String text) {
        OperationOutcome outcome = fhir.newJsonParser().parseResource(OperationOutcome.class, text);
        return new UnprocessableEntityException(outcome.getIssueFirstRep().getDiagnostics(), outcome);
    }
}
