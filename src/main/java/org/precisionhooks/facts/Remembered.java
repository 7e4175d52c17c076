package org.precisionhooks.facts;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers that follow from their question alone, kept so that they need not be worked out again. When too many are kept, all
 * are forgotten: the frequent ones are soon back.
 */
public final class Remembered<K, V> {

    private final int most;
    private final ConcurrentMap<K, V> known = new ConcurrentHashMap<>();

    /** @param most how many answers are kept */
    public Remembered(int most) {
        this.most = most;
    }

    public V of(K question, Function<? super K, ? extends V> work) {
        @Nullable V before = known.get(question);
        if (before != null) {
            return before;
        }
        V answer = work.apply(question);
        if (known.size() >= most) {
            known.clear();
        }
        @Nullable V other = known.putIfAbsent(question, answer);
        return other == null ? answer : other;
    }
}
