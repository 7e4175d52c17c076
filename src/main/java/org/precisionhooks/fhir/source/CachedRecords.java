package org.precisionhooks.fhir.source;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * Keeps what was read of patients' records for as long as their stamps stand. It holds facts, never a decision: consent is
 * among what is kept, and is asked anew for each request.
 *
 * @param <V> an immutable value made of a record
 */
public final class CachedRecords<V> {

    private final RecordStamps stamps;
    private final Cache<String, Kept<V>> cache;

    private record Kept<V>(RecordStamp stamp, V value) {}

    /**
     * @param timeToLive bounds the age of what a change past HAPI's storage hooks made stale
     * @param largest bounds the sum of the weights
     */
    public CachedRecords(RecordStamps stamps, Duration timeToLive, long largest, ToIntFunction<V> weight) {
        this.stamps = stamps;
        this.cache = Caffeine.newBuilder()
                .expireAfterWrite(timeToLive)
                .maximumWeight(largest)
                .<String, Kept<V>>weigher((patient, kept) -> 1 + weight.applyAsInt(kept.value()))
                .build();
    }

    /**
     * The value of a patient's record as it stands now. A change during the load leaves a value under the stamp from before
     * it, which the next call does not accept.
     */
    public V of(String patient, Supplier<V> load) {
        RecordStamp now = stamps.of(patient);
        return Optional.ofNullable(cache.getIfPresent(patient))
                .filter(kept -> kept.stamp().equals(now))
                .map(Kept::value)
                .orElseGet(() -> keep(patient, now, load.get()));
    }

    private V keep(String patient, RecordStamp stamp, V value) {
        cache.put(patient, new Kept<>(stamp, value));
        return value;
    }
}
