package org.precisionhooks.fhir.importer;

import static org.precisionhooks.fhir.job.SupersededException.requireCurrent;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.Resource;
import org.precisionhooks.fhir.importer.vcf.FileRefusedException;
import org.precisionhooks.fhir.job.Job.State;
import org.precisionhooks.fhir.job.JobWork;
import org.precisionhooks.fhir.job.SupersededException;

/**
 * Works on imports beside the requests that asked for them. An attempt keeps all of a file or nothing, so that it may be begun
 * again on any node.
 */
public final class ImportWork implements JobWork {

    private final ImportTasks tasks;
    private final Imports imports;
    private final FhirContext fhir;

    public ImportWork(ImportTasks tasks, Imports imports, FhirContext fhir) {
        this.tasks = tasks;
        this.imports = imports;
        this.fhir = fhir;
    }

    @Override
    public void run(String job, int attempt) {
        tasks.begin(job, attempt).ifPresent(order -> {
            try {
                imports.run(
                        order,
                        tasks.file(job),
                        rows -> requireCurrent(tasks.progress(job, attempt, rows)),
                        result -> requireCurrent(tasks.end(job, attempt, State.DONE, text(ImportAnswer.of(result)))));
                tasks.forgetFile(job);
            } catch (FileRefusedException refused) {
                tasks.end(job, attempt, State.REFUSED, text(ImportProblem.outcome(refused.refusal())));
                tasks.forgetFile(job);
            } catch (SupersededException e) {
                // Nothing of this attempt is kept; the import is cancelled, or another works on it.
            }
        });
    }

    @Override
    public void failed(String job, int attempt) {
        tasks.end(job, attempt, State.FAILED, "");
        tasks.forgetFile(job);
    }

    private String text(Resource resource) {
        return fhir.newJsonParser().encodeResourceToString(resource);
    }
}
