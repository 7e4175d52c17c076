package org.precisionhooks.fhir.genomics;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.r4.model.Parameters;
import org.precisionhooks.fhir.job.Job;
import org.precisionhooks.fhir.job.Job.State;
import org.precisionhooks.fhir.job.JobKind;
import org.precisionhooks.fhir.operation.JobStatus;
import org.precisionhooks.fhir.operation.OwnOperation;
import org.precisionhooks.fhir.write.Canonical;

/** {@code $rebuild-status}: how far a rebuild of the index is, for who asked for it. */
public final class RebuildStatus implements OwnOperation {

    static final String NAME = "$rebuild-status";

    private final JobStatus status;

    public RebuildStatus(JobStatus status) {
        this.status = status;
    }

    @Operation(
            name = NAME,
            idempotent = true,
            deleteEnabled = true,
            canonicalUrl = Canonical.BASE + "OperationDefinition/rebuild-status")
    public Parameters status(RequestDetails details) {
        Job job = status.own(details, JobKind.REBUILD).orElseThrow(() -> GenomicRefusal.UNKNOWN_JOB.exception(NAME));
        status.requireEnded(job, "patients done", details);
        if (job.state() == State.FAILED) {
            throw GenomicRefusal.REBUILD_FAILED.exception(NAME);
        }
        return job.outcome()
                .map(patients -> RebuildVariantIndex.answer(Integer.parseInt(patients)))
                .orElseThrow(() -> GenomicRefusal.UNKNOWN_JOB.exception(NAME));
    }
}
