package org.precisionhooks.server.imports;

import ca.uhn.fhir.batch2.api.IJobCoordinator;
import ca.uhn.fhir.batch2.api.IJobMaintenanceService;
import ca.uhn.fhir.batch2.api.RunOutcome;
import ca.uhn.fhir.batch2.model.JobDefinition;
import ca.uhn.fhir.batch2.model.JobInstanceStartRequest;
import org.precisionhooks.fhir.importer.ImportWork;

/**
 * The batch job of an import: whichever node takes its chunk works on it. HAPI asks for two steps; the first only hands on,
 * since a file is kept as a whole or not at all.
 */
public final class ImportJob {

    static final String ID = "PRECISION_HOOKS_IMPORT_VCF";

    private ImportJob() {}

    /** The definition, which HAPI finds among the beans. */
    public static JobDefinition<ImportJobParameters> definition(ImportWork work) {
        return JobDefinition.newBuilder()
                .setJobDefinitionId(ID)
                .setJobDescription("Import of a file of variants")
                .setJobDefinitionVersion(1)
                .gatedExecution()
                .setParametersType(ImportJobParameters.class)
                .errorHandler(details -> work.failed(
                        details.getParameters().task(), details.getParameters().attempt()))
                .addFirstStep("hand-on", "Hand the file on", ImportJobParameters.class, (step, chunks) -> {
                    chunks.accept(step.getParameters());
                    return new RunOutcome(0);
                })
                .addLastStep("import", "Read the file and keep what it says", (step, nothing) -> {
                    work.run(step.getData().task(), step.getData().attempt());
                    return new RunOutcome(1);
                })
                .build();
    }

    /** Starts attempts. */
    public record Starting(IJobCoordinator jobs, IJobMaintenanceService maintenance) {

        public void start(String task, int attempt) {
            JobInstanceStartRequest request =
                    new JobInstanceStartRequest(ID, new ImportJobParameters(task, attempt));
            jobs.startInstance(null, request);
            // Otherwise it would wait for the next pass, up to a minute.
            maintenance.triggerMaintenancePass();
        }
    }
}
