package org.precisionhooks.server;

import org.precisionhooks.fhir.job.JobWork;
import org.precisionhooks.server.edition.Editions;

/**
 * Each attempt of a job goes by the edition that answered as it began.
 *
 * @param work what is done
 */
record WorkOfOneEdition(Editions editions, JobWork work) implements JobWork {

    @Override
    public void run(String job, int attempt) {
        editions.during(() -> work.run(job, attempt));
    }

    @Override
    public void failed(String job, int attempt) {
        work.failed(job, attempt);
    }
}
