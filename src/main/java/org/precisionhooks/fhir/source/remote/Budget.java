package org.precisionhooks.fhir.source.remote;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** What one call may still spend: time, from its making on, and requests. */
final class Budget {

    private final long end;
    private final AtomicInteger requests;

    Budget(Duration time, int requests) {
        this.end = System.nanoTime() + time.toNanos();
        this.requests = new AtomicInteger(requests);
    }

    /** Nanoseconds, never below zero. */
    long left() {
        return Math.max(0, end - System.nanoTime());
    }

    void takeRequest() throws CallbackFailure {
        if (left() == 0 || requests.getAndDecrement() <= 0) {
            throw new CallbackFailure(FailureReason.BUDGET_SPENT);
        }
    }
}
