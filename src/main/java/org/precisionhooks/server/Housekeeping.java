package org.precisionhooks.server;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does a small work of order now and then, from one period after the start until it is closed. The work must not fail. */
final class Housekeeping implements AutoCloseable {

    private static final Duration PERIOD = Duration.ofHours(1);

    private final ScheduledExecutorService executor;

    /** Every hour. */
    Housekeeping(String name, Runnable work) {
        this(name, work, PERIOD);
    }

    Housekeeping(String name, Runnable work, Duration period) {
        this.executor = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "precision-hooks-" + name);
            thread.setDaemon(true);
            return thread;
        });
        var unused = executor.scheduleWithFixedDelay(work, period.toSeconds(), period.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
