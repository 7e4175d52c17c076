package org.precisionhooks.server.fairness;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.ToLongFunction;
import org.precisionhooks.advice.AnswerKind;
import org.precisionhooks.advice.AuditEntry;
import org.precisionhooks.advice.AuditLog;
import org.precisionhooks.advice.PersonGroup;
import org.precisionhooks.engine.Domain;

/**
 * Counts answers as they are audited, in memory; they are written in bulk, so that counting costs an answer little. What a node
 * has not written when it is killed is lost.
 */
public final class AdviceCounts implements AuditLog {

    /** Languages beyond these are counted together: what a caller sends must not fill the memory. */
    private static final int MOST_LANGUAGES = 64;

    private static final String OTHER = "other";

    private final AuditLog audit;
    private final ToLongFunction<String> marks;
    private final ConcurrentMap<Key, Tally> counts = new ConcurrentHashMap<>();
    private final Set<String> languages = ConcurrentHashMap.newKeySet();

    /** What is counted. */
    record Key(Domain domain, PersonGroup group, AnswerKind kind) {}

    /**
     * How often.
     *
     * @param people one bit of 64 for each patient; several may share one
     */
    record Tally(long number, long people) {

        Tally plus(Tally other) {
            return new Tally(number + other.number, people | other.people);
        }
    }

    /** Where the counts are kept. */
    @FunctionalInterface
    interface Store {
        void add(Map<Key, Tally> counts, Instant time);
    }

    /** @param marks one bit for the id of a patient, the same on all nodes */
    public AdviceCounts(AuditLog audit, ToLongFunction<String> marks) {
        this.audit = audit;
        this.marks = marks;
    }

    /** The audit alone, for answers that are compared and given to nobody. */
    public AuditLog uncounted() {
        return audit;
    }

    @Override
    public void record(AuditEntry entry) {
        audit.record(entry);
        Set<Domain> domains = entry.inquiry().domains().isEmpty()
                ? EnumSet.allOf(Domain.class)
                : entry.inquiry().domains();
        PersonGroup group = bounded(entry.group());
        Tally one = new Tally(1, marks.applyAsLong(entry.inquiry().patient()));
        for (Domain domain : domains) {
            for (AnswerKind kind : AnswerKind.of(entry, domain)) {
                counts.merge(new Key(domain, group, kind), one, Tally::plus);
            }
        }
    }

    private PersonGroup bounded(PersonGroup group) {
        boolean known = languages.contains(group.language())
                || (languages.size() < MOST_LANGUAGES && languages.add(group.language()));
        return known ? group : group.speaking(OTHER);
    }

    /** Hands over what was counted since the last time; what cannot be written is counted on. */
    void writeTo(Store store, Instant time) {
        Map<Key, Tally> taken = new HashMap<>();
        for (Key key : counts.keySet()) {
            Tally tally = counts.remove(key);
            if (tally != null) {
                taken.put(key, tally);
            }
        }
        if (taken.isEmpty()) {
            return;
        }
        try {
            store.add(taken, time);
        } catch (RuntimeException e) {
            taken.forEach((key, tally) -> counts.merge(key, tally, Tally::plus));
            throw e;
        }
    }
}
