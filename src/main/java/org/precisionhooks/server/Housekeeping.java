package org.precisionhooks.server;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does a small work of order now and then, from one period after the start until it is closed; what failed is tried again then. */
final class Housekeeping implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

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
        var unused = executor.scheduleWithFixedDelay(
                () -> attempt(name, work), period.toSeconds(), period.toSeconds(), TimeUnit.SECONDS);
    }

    /** What a scheduled work throws would end it for good, and a database may be away for a moment. */
    private static void attempt(String name, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("Housekeeping of {} waits: {}", name, e.getClass().getName());
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
