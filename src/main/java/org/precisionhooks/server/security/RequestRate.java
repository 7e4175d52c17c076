package org.precisionhooks.server.security;

import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.internal.AtomicRateLimiter;
import java.time.Duration;
import org.precisionhooks.cdshooks.HookError;

/** Counts the requests of one client on this node, a minute at a time. */
final class RequestRate {

    private final AtomicRateLimiter limiter;

    RequestRate(String client, int perMinute) {
        limiter = new AtomicRateLimiter(
                client,
                RateLimiterConfig.custom()
                        .limitRefreshPeriod(Duration.ofMinutes(1))
                        .limitForPeriod(perMinute)
                        .timeoutDuration(Duration.ZERO)
                        .build());
    }

    /** @throws HookError when the minute's requests are used up */
    void count() {
        if (!limiter.acquirePermission(1)) {
            throw HookError.tooManyRequests(
                    Duration.ofNanos(limiter.getDetailedMetrics().getNanosToWait()));
        }
    }
}
