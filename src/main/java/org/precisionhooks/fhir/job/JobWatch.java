package org.precisionhooks.fhir.job;

import java.time.Duration;

/** Begins again what nobody works on any more, gives up what does not come any more, and forgets what ended long ago. */
public final class JobWatch {

    /** Longer than any step between two signs of life takes. */
    private static final Duration SILENCE = Duration.ofMinutes(10);

    private static final Duration KEPT = Duration.ofDays(7);

    private final Jobs jobs;

    public JobWatch(Jobs jobs) {
        this.jobs = jobs;
    }

    public void look(JobStarter starter) {
        jobs.abandoned(SILENCE).forEach(job -> starter.start(job.kind(), job.id(), job.attempt()));
        jobs.giveUp(SILENCE);
        jobs.forget(KEPT);
    }
}
