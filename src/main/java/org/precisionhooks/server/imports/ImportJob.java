package org.precisionhooks.server.imports;

import ca.uhn.fhir.batch2.api.IJobCoordinator;
import ca.uhn.fhir.batch2.api.IJobMaintenanceService;
import ca.uhn.fhir.batch2.api.RunOutcome;
import ca.uhn.fhir.batch2.api.VoidModel;
import ca.uhn.fhir.batch2.model.JobDefinition;
import ca.uhn.fhir.batch2.model.JobInstanceStartRequest;
import org.precisionhooks.fhir.importer.ImportWork;

/** The batch job of an import: whichever node takes its chunk works on it. */
public final class ImportJob {

    static final String ID = "PRECISION_HOOKS_IMPORT_VCF";

    private ImportJob() {}

    /**
     * The definition, which HAPI finds among the beans. HAPI asks for two steps; a file is kept as a whole or not at all, so
     * that nothing is left for the second.
     */
    public static JobDefinition<ImportJobParameters> definition(ImportWork work) {
        return JobDefinition.newBuilder()
                .setJobDefinitionId(ID)
                .setJobDescription("Import of a file of variants")
                .setJobDefinitionVersion(1)
                .setParametersType(ImportJobParameters.class)
                .errorHandler(details -> work.failed(
                        details.getParameters().task(), details.getParameters().attempt()))
                .addFirstStep("import", "Read the file and keep what it says", VoidModel.class, (step, nothing) -> {
                    work.run(step.getParameters().task(), step.getParameters().attempt());
                    return new RunOutcome(1);
                })
                .addLastStep("end", "Nothing is left to do", (step, nothing) -> RunOutcome.SUCCESS)
                .build();
    }

    /** Starts attempts. */
    public record Starting(IJobCoordinator jobs, IJobMaintenanceService maintenance) {

        /** Without a maintenance pass at once it would wait for the next one, up to a minute. */
        public void start(String task, int attempt) {
            jobs.startInstance(null, new JobInstanceStartRequest(ID, new ImportJobParameters(task, attempt)));
            Thread pass = new Thread(maintenance::runMaintenancePass, "precision-hooks-import-start");
            pass.setDaemon(true);
            pass.start();
        }
    }
}
