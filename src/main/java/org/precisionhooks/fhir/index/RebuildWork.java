package org.precisionhooks.fhir.index;

import static org.precisionhooks.fhir.job.SupersededException.requireCurrent;

import java.util.List;
import org.precisionhooks.fhir.job.Job.State;
import org.precisionhooks.fhir.job.JobWork;
import org.precisionhooks.fhir.job.Jobs;
import org.precisionhooks.fhir.job.SupersededException;

/** Makes the index of all patients anew; a later attempt goes on where the one before came to. */
public final class RebuildWork implements JobWork {

    private final IndexRebuild rebuild;
    private final Jobs jobs;

    public RebuildWork(IndexRebuild rebuild, Jobs jobs) {
        this.rebuild = rebuild;
        this.jobs = jobs;
    }

    /**
     * How far it came; kept as text.
     *
     * @param patients who are done
     * @param last of them by id, an empty text before the first
     */
    record Reached(long patients, String last) {

        static final Reached NOBODY = new Reached(0, "");

        static Reached of(String text) {
            int blank = text.indexOf(' ');
            return blank < 0
                    ? NOBODY
                    : new Reached(Long.parseLong(text.substring(0, blank)), text.substring(blank + 1));
        }

        String text() {
            return patients + " " + last;
        }
    }

    @Override
    public void run(String job, int attempt) {
        jobs.begin(job, attempt).ifPresent(work -> {
            try {
                Reached all = run(job, attempt, Reached.of(work));
                jobs.end(job, attempt, State.DONE, String.valueOf(all.patients()));
            } catch (SupersededException e) {
                // What is done stays done; another goes on, or nobody as it was cancelled.
            }
        });
    }

    private Reached run(String job, int attempt, Reached from) {
        Reached reached = from;
        requireCurrent(jobs.progress(job, attempt, reached.patients(), reached.text()));
        List<String> patients = rebuild.after(reached.last());
        while (!patients.isEmpty()) {
            patients.forEach(rebuild::of);
            reached = new Reached(reached.patients() + patients.size(), patients.get(patients.size() - 1));
            requireCurrent(jobs.progress(job, attempt, reached.patients(), reached.text()));
            patients = rebuild.after(reached.last());
        }
        return reached;
    }

    @Override
    public void failed(String job, int attempt) {
        jobs.end(job, attempt, State.FAILED, "");
    }
}
