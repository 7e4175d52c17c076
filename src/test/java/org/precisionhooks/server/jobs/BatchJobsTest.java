package org.precisionhooks.server.jobs;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.precisionhooks.fhir.job.JobKind;
import org.precisionhooks.fhir.job.JobStarter;

class BatchJobsTest {

    /** Its sender would be told that it failed, and later it would be done all the same. */
    @Test
    void aJobThatCannotBeStartedNowIsNoFailureOfTheRequest() {
        JobStarter starter = BatchJobs.starter(() -> {
            throw new IllegalStateException("HAPI's jobs are busy");
        });

        assertThatCode(() -> starter.start(JobKind.IMPORT, "job", 1)).doesNotThrowAnyException();
    }
}
