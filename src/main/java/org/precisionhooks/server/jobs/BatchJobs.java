package org.precisionhooks.server.jobs;

import ca.uhn.fhir.batch2.api.IJobCoordinator;
import ca.uhn.fhir.batch2.api.IJobMaintenanceService;
import ca.uhn.fhir.batch2.api.RunOutcome;
import ca.uhn.fhir.batch2.api.VoidModel;
import ca.uhn.fhir.batch2.model.JobDefinition;
import ca.uhn.fhir.batch2.model.JobInstanceStartRequest;
import java.util.function.Supplier;
import org.precisionhooks.fhir.job.JobKind;
import org.precisionhooks.fhir.job.JobStarter;
import org.precisionhooks.fhir.job.JobWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Jobs as batch jobs of HAPI: whichever node takes the one chunk works on it. */
public final class BatchJobs {

    private static final Logger LOG = LoggerFactory.getLogger(BatchJobs.class);

    private BatchJobs() {}

    /**
     * The definition of a kind, which HAPI finds among the beans. HAPI asks for two steps; an attempt is one, so that nothing is
     * left for the second.
     */
    public static JobDefinition<BatchJobParameters> definition(JobKind kind, JobWork work) {
        return JobDefinition.newBuilder()
                .setJobDefinitionId(id(kind))
                .setJobDescription("Work of Precision Hooks beside requests: " + kind)
                .setJobDefinitionVersion(1)
                .setParametersType(BatchJobParameters.class)
                .errorHandler(details -> work.failed(
                        details.getParameters().task(), details.getParameters().attempt()))
                .addFirstStep("work", "Do one attempt", VoidModel.class, (step, nothing) -> {
                    work.run(step.getParameters().task(), step.getParameters().attempt());
                    return new RunOutcome(1);
                })
                .addLastStep("end", "Nothing is left to do", (step, nothing) -> RunOutcome.SUCCESS)
                .build();
    }

    private static String id(JobKind kind) {
        return switch (kind) {
            case IMPORT -> "PRECISION_HOOKS_IMPORT_VCF";
            case REBUILD -> "PRECISION_HOOKS_REBUILD_INDEX";
        };
    }

    /**
     * Starts attempts; one that cannot be started now waits, and is begun again like one whose node is gone.
     *
     * @param starting made when the first job comes
     */
    public static JobStarter starter(Supplier<Starting> starting) {
        return (kind, job, attempt) -> {
            try {
                starting.get().start(kind, job, attempt);
            } catch (RuntimeException e) {
                LOG.warn("A job could not be begun and waits: {}", e.getClass().getName());
            }
        };
    }

    /** Starts attempts. */
    public record Starting(IJobCoordinator jobs, IJobMaintenanceService maintenance) {

        /** Without a maintenance pass at once it would wait for the next one, up to a minute. */
        public void start(JobKind kind, String job, int attempt) {
            jobs.startInstance(null, new JobInstanceStartRequest(id(kind), new BatchJobParameters(job, attempt)));
            Thread pass = new Thread(maintenance::runMaintenancePass, "precision-hooks-job-start");
            pass.setDaemon(true);
            pass.start();
        }
    }
}
