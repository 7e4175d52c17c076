package org.precisionhooks.server.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.precisionhooks.cdshooks.CallRate;
import org.precisionhooks.cdshooks.hook.HookError;

/** Counts on this node how often a client asks about a patient, a minute at a time (threat 34). */
public final class PatientRate implements CallRate {

    private static final int MOST_KEPT = 100_000;

    private final int perMinute;
    private final Cache<Asked, RequestRate> rates = Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterAccess(Duration.ofMinutes(2))
            .build();

    private record Asked(String client, String patient) {}

    /** @param perMinute most calls of one client about one patient in a minute */
    public PatientRate(int perMinute) {
        this.perMinute = perMinute;
    }

    @Override
    public void count(String client, String patient) {
        rates.get(new Asked(client, patient), asked -> new RequestRate(asked.client(), perMinute))
                .count()
                .ifPresent(wait -> {
                    throw HookError.tooManyRequests(wait);
                });
    }
}
