package org.precisionhooks.server;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.precisionhooks.fhir.review.ResultReviews;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works off the reviews that are due every second, on every node, one patient at a time. */
final class ReviewWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReviewWorker.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    /** In one period: an import of many patients is worked off beside the requests, not before them. */
    private static final int AT_ONCE = 10;

    private final ResultReviews reviews;
    private final ScheduledExecutorService executor;

    ReviewWorker(ResultReviews reviews) {
        this.reviews = reviews;
        this.executor = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "precision-hooks-reviews");
            thread.setDaemon(true);
            return thread;
        });
        var unused = executor.scheduleWithFixedDelay(
                this::work, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Never fails, or it would not be called again. */
    private void work() {
        try {
            reviews.work(AT_ONCE);
        } catch (RuntimeException e) {
            LOG.warn("Reviews after new results wait: {}", e.getClass().getName());
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
