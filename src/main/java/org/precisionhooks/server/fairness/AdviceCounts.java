package org.precisionhooks.server.fairness;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import org.precisionhooks.advice.AnswerKind;
import org.precisionhooks.advice.AuditEntry;
import org.precisionhooks.advice.AuditLog;
import org.precisionhooks.advice.PersonGroup;
import org.precisionhooks.engine.Domain;

/**
 * Counts answers as they are audited, in memory; they are written in bulk, so that counting costs an answer nothing. What a
 * node has not written when it dies is lost.
 */
public final class AdviceCounts implements AuditLog {

    /** Languages beyond these are counted together: what a caller sends must not fill the memory. */
    private static final int MOST_LANGUAGES = 64;

    private static final String OTHER = "other";

    private final AuditLog audit;
    private final ConcurrentMap<Key, LongAdder> counts = new ConcurrentHashMap<>();
    private final Set<String> languages = ConcurrentHashMap.newKeySet();

    /** What is counted. */
    record Key(Domain domain, PersonGroup group, AnswerKind kind) {}

    /** Where the counts are kept. */
    @FunctionalInterface
    interface Store {
        void add(Map<Key, Long> counts, Instant time);
    }

    public AdviceCounts(AuditLog audit) {
        this.audit = audit;
    }

    @Override
    public void record(AuditEntry entry) {
        audit.record(entry);
        Set<Domain> domains = entry.inquiry().domains().isEmpty()
                ? EnumSet.allOf(Domain.class)
                : entry.inquiry().domains();
        PersonGroup group = bounded(entry.group());
        for (Domain domain : domains) {
            for (AnswerKind kind : AnswerKind.of(entry, domain)) {
                counts.computeIfAbsent(new Key(domain, group, kind), key -> new LongAdder())
                        .increment();
            }
        }
    }

    private PersonGroup bounded(PersonGroup group) {
        boolean known = languages.contains(group.language())
                || (languages.size() < MOST_LANGUAGES && languages.add(group.language()));
        return known ? group : new PersonGroup(group.age(), group.sex(), OTHER);
    }

    /** Hands over what was counted since the last time; what cannot be written is counted on. */
    void writeTo(Store store, Instant time) {
        Map<Key, Long> taken = new ConcurrentHashMap<>();
        counts.forEach((key, count) -> {
            long sum = count.sumThenReset();
            if (sum > 0) {
                taken.put(key, sum);
            }
        });
        if (taken.isEmpty()) {
            return;
        }
        try {
            store.add(taken, time);
        } catch (RuntimeException e) {
            taken.forEach((key, sum) ->
                    counts.computeIfAbsent(key, one -> new LongAdder()).add(sum));
            throw e;
        }
    }
}
