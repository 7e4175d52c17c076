package org.precisionhooks.fhir.operation;

import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import java.util.TreeSet;
import org.precisionhooks.consent.request.Requester;
import org.precisionhooks.fhir.access.scope.Callers;
import org.precisionhooks.fhir.job.Job;
import org.precisionhooks.fhir.job.JobKind;
import org.precisionhooks.fhir.job.Jobs;

/** How far a job is, for who asked for it; cancelled by DELETE (FHIR asynchronous pattern). */
public final class JobStatus {

    private final Jobs jobs;
    private final Callers callers;

    public JobStatus(Jobs jobs, Callers callers) {
        this.jobs = jobs;
        this.callers = callers;
    }

    /** Client, tenant and user. */
    public static String requester(Requester requester) {
        return String.join(
                "\n", requester.client(), requester.tenant(), new TreeSet<>(requester.references()).toString());
    }

    /** Where the status of a job is asked for. */
    public static String address(String operation, String job, RequestDetails details) {
        return details.getFhirServerBase() + "/" + operation + "?job=" + job;
    }

    /** The job that is asked about; what another asked for is answered like nothing. */
    public Optional<Job> own(RequestDetails details, JobKind kind) {
        String[] named = details.getParameters().getOrDefault("job", new String[0]);
        String asking = requester(callers.of(details).requester());
        return Optional.of(named)
                .filter(ids -> ids.length == 1)
                .flatMap(ids -> jobs.find(ids[0]))
                .filter(job -> job.kind() == kind && job.requester().equals(asking));
    }

    /**
     * Answers all that a job may be asked before its end.
     *
     * @param unit of what is done, {@code rows read}
     */
    public void requireEnded(Job job, String unit, RequestDetails details) {
        details.getResponse().addHeader("Cache-Control", "no-store");
        if (details.getRequestType() == RequestTypeEnum.DELETE) {
            jobs.cancel(job.id());
            throw AsyncAnswer.cancelled();
        }
        switch (job.state()) {
            case RECEIVING, WAITING, RUNNING -> throw AsyncAnswer.inProgress(job.done() + " " + unit);
            default -> {}
        }
    }
}
