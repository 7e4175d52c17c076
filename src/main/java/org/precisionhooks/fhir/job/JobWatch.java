package org.precisionhooks.fhir.job;

import java.time.Duration;

/** Begins again what nobody works on any more, gives up what does not come any more, and forgets what ended long ago. */
public final class JobWatch {

    private static final Duration KEPT = Duration.ofDays(7);

    private final Jobs jobs;
    private final Duration silence;

    /** @param silence longer than any step between two signs of life takes */
    public JobWatch(Jobs jobs, Duration silence) {
        this.jobs = jobs;
        this.silence = silence;
    }

    public void look(JobStarter starter) {
        jobs.abandoned(silence).forEach(job -> starter.start(job.kind(), job.id(), job.attempt()));
        jobs.giveUp(silence);
        jobs.forget(KEPT);
    }
}
