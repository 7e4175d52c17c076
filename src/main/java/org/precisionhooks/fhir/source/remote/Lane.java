package org.precisionhooks.fhir.source.remote;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.ThreadPoolBulkhead;
import io.github.resilience4j.bulkhead.ThreadPoolBulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * The way to one origin: a few threads of its own, so that a slow server takes none from another, and a circuit breaker that
 * leaves a failing server alone for a while.
 */
final class Lane implements AutoCloseable {

    /** About four calls of a service with all its keys. */
    private static final int WINDOW = 40;

    private static final int WAITING_PER_THREAD = 32;

    private final ThreadPoolBulkhead threads;
    private final CircuitBreaker breaker;

    /** Work that may fail. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws CallbackFailure;
    }

    Lane(String origin, CallbackLimits limits) {
        this.threads = ThreadPoolBulkhead.of(
                origin,
                ThreadPoolBulkheadConfig.custom()
                        .coreThreadPoolSize(limits.concurrency())
                        .maxThreadPoolSize(limits.concurrency())
                        .queueCapacity(limits.concurrency() * WAITING_PER_THREAD)
                        .build());
        this.breaker = CircuitBreaker.of(
                origin,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(WINDOW)
                        .minimumNumberOfCalls(WINDOW / 2)
                        .permittedNumberOfCallsInHalfOpenState(WINDOW / 2)
                        .waitDurationInOpenState(limits.pause())
                        .build());
    }

    <T> CompletableFuture<T> submit(Callable<T> work) throws CallbackFailure {
        try {
            return threads.submit(work).toCompletableFuture();
        } catch (BulkheadFullException | RejectedExecutionException e) {
            throw new CallbackFailure(FailureReason.OVERLOADED);
        }
    }

    /** Does one request, unless the server is left alone now, and takes note of how it went. */
    <T> T guarded(Work<T> work) throws CallbackFailure {
        if (!breaker.tryAcquirePermission()) {
            throw new CallbackFailure(FailureReason.PAUSED);
        }
        long start = System.nanoTime();
        boolean failed = true;
        try {
            T result = work.run();
            failed = false;
            return result;
        } catch (CallbackFailure e) {
            failed = e.reason().isOfServer();
            throw e;
        } finally {
            note(failed, System.nanoTime() - start);
        }
    }

    private void note(boolean failed, long nanoseconds) {
        if (failed) {
            breaker.onError(nanoseconds, TimeUnit.NANOSECONDS, new CallbackFailure(FailureReason.UNREACHABLE));
        } else {
            breaker.onSuccess(nanoseconds, TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void close() {
        try {
            threads.close();
        } catch (Exception e) {
            throw new IllegalStateException("The threads of a lane did not end", e);
        }
    }
}
