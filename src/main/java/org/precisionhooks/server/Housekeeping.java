package org.precisionhooks.server;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does a small work of order every hour, from an hour after the start until it is closed. The work must not fail. */
final class Housekeeping implements AutoCloseable {

    private static final Duration PERIOD = Duration.ofHours(1);

    private final ScheduledExecutorService executor;

    Housekeeping(String name, Runnable work) {
        this.executor = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "precision-hooks-" + name);
            thread.setDaemon(true);
            return thread;
        });
        var unused = executor.scheduleWithFixedDelay(work, PERIOD.toSeconds(), PERIOD.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
