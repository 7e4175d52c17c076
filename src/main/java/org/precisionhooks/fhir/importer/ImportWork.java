package org.precisionhooks.fhir.importer;

import ca.uhn.fhir.context.FhirContext;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.hl7.fhir.r4.model.Resource;
import org.precisionhooks.fhir.importer.ImportTask.State;

/**
 * Works on imports beside the requests that asked for them. An attempt keeps all of a file or nothing, so that it may be begun
 * again on any node.
 */
public final class ImportWork {

    /** Longer than any step between two signs of life takes. */
    private static final Duration SILENCE = Duration.ofMinutes(10);

    private static final Duration KEPT = Duration.ofDays(7);

    private final ImportTasks tasks;
    private final Imports imports;
    private final FhirContext fhir;

    public ImportWork(ImportTasks tasks, Imports imports, FhirContext fhir) {
        this.tasks = tasks;
        this.imports = imports;
        this.fhir = fhir;
    }

    /** The attempt is not the current one any more, or the import was cancelled. */
    private static final class Superseded extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** Does one attempt to its end; what failed for a reason of the server is thrown, for it may be tried again. */
    public void run(String task, int attempt) {
        tasks.begin(task, attempt).ifPresent(order -> {
            try {
                imports.run(
                        order,
                        tasks.file(task),
                        rows -> requireCurrent(tasks.progress(task, attempt, rows)),
                        result -> requireCurrent(tasks.end(task, attempt, State.DONE, text(ImportAnswer.of(result)))));
                tasks.forgetFile(task);
            } catch (FileRefusedException refused) {
                tasks.end(task, attempt, State.REFUSED, text(ImportProblem.outcome(refused.refusal())));
                tasks.forgetFile(task);
            } catch (Superseded e) {
                // Nothing of this attempt is kept; the import is cancelled, or another works on it.
            }
        });
    }

    /** It was tried as often as it will be. */
    public void failed(String task, int attempt) {
        tasks.end(task, attempt, State.FAILED, "");
        tasks.forgetFile(task);
    }

    /**
     * Begins again what nobody works on any more, and forgets what ended long ago.
     *
     * @param start begins an attempt of a task
     */
    public void lookAfter(BiConsumer<String, Integer> start) {
        tasks.abandoned(SILENCE).forEach(task -> start.accept(task.id(), task.attempt()));
        tasks.forget(KEPT);
    }

    private static void requireCurrent(boolean current) {
        if (!current) {
            throw new Superseded();
        }
    }

    private String text(Resource resource) {
        return fhir.newJsonParser().encodeResourceToString(resource);
    }
}
