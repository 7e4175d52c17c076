package org.precisionhooks.fhir.genomics;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.precisionhooks.fhir.access.scope.Caller;
import org.precisionhooks.fhir.access.scope.Callers;
import org.precisionhooks.fhir.access.scope.Role;
import org.precisionhooks.fhir.access.scope.Scope.Level;
import org.precisionhooks.fhir.index.IndexRebuild;
import org.precisionhooks.fhir.job.JobKind;
import org.precisionhooks.fhir.job.JobStarter;
import org.precisionhooks.fhir.job.Jobs;
import org.precisionhooks.fhir.operation.AsyncAnswer;
import org.precisionhooks.fhir.operation.JobStatus;
import org.precisionhooks.fhir.operation.OwnOperation;
import org.precisionhooks.fhir.write.Canonical;

/**
 * {@code $rebuild-variant-index}: makes the index of genomic results anew, of one patient at once, of all beside the request
 * (FHIR asynchronous pattern; {@code $rebuild-status} tells how far it is).
 */
public final class RebuildVariantIndex implements OwnOperation {

    static final String NAME = "$rebuild-variant-index";

    private final IndexRebuild rebuild;
    private final Callers callers;
    private final Jobs jobs;
    private final JobStarter starter;

    public RebuildVariantIndex(IndexRebuild rebuild, Callers callers, Jobs jobs, JobStarter starter) {
        this.rebuild = rebuild;
        this.callers = callers;
        this.jobs = jobs;
        this.starter = starter;
    }

    @Operation(name = NAME, canonicalUrl = Canonical.BASE + "OperationDefinition/rebuild-variant-index")
    public Parameters rebuild(RequestDetails details) {
        Caller caller = callers.of(details);
        if (!mayAsk(caller)) {
            throw GenomicRefusal.NOT_THE_OWNER.exception(NAME);
        }
        Optional<String> patient = SubjectArgument.named(new OperationInput(details), "patient", details);
        if (patient.isEmpty()) {
            throw AsyncAnswer.accepted(JobStatus.address(RebuildStatus.NAME, begun(caller), details));
        }
        rebuild.of(patient.get());
        return answer(1);
    }

    static boolean mayAsk(Caller caller) {
        return caller.is(Role.OWNER)
                || caller.token()
                        .filter(token -> token.scopes().has(Level.SYSTEM))
                        .isPresent();
    }

    private String begun(Caller caller) {
        String job = jobs.add(JobKind.REBUILD, JobStatus.requester(caller.requester()), "");
        starter.start(JobKind.REBUILD, job, 1);
        return job;
    }

    static Parameters answer(int patients) {
        Parameters answer = new Parameters();
        answer.addParameter().setName("patients").setValue(new IntegerType(patients));
        return answer;
    }
}
