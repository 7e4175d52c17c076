package org.precisionhooks.server.security;

import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.internal.AtomicRateLimiter;
import java.time.Duration;
import java.util.Optional;

/** Counts the requests of one caller on this node, a minute at a time. */
public final class RequestRate {

    private final AtomicRateLimiter limiter;

    public RequestRate(String caller, int perMinute) {
        limiter = new AtomicRateLimiter(
                caller,
                RateLimiterConfig.custom()
                        .limitRefreshPeriod(Duration.ofMinutes(1))
                        .limitForPeriod(perMinute)
                        .timeoutDuration(Duration.ZERO)
                        .build());
    }

    /** How long to wait, when the minute's requests are used up. */
    public Optional<Duration> count() {
        return limiter.acquirePermission(1) ? Optional.empty() : Optional.of(untilNext());
    }

    private Duration untilNext() {
        return Duration.ofNanos(limiter.getDetailedMetrics().getNanosToWait());
    }
}
