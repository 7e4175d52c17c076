package org.precisionhooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HousekeepingTest {

    @Test
    void workThatFailedIsTriedAgain() throws InterruptedException {
        CountDownLatch tried = new CountDownLatch(2);
        try (Housekeeping housekeeping = new Housekeeping(
                "test",
                () -> {
                    tried.countDown();
                    throw new IllegalStateException("The database is away");
                },
                Duration.ofSeconds(1))) {
            assertThat(housekeeping).isNotNull();
            assertThat(tried.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }
}
