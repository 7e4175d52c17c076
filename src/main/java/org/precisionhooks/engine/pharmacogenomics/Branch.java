package org.precisionhooks.engine.pharmacogenomics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A place in a tree of answers, in which each step is a small number: what was asked before is found again without putting its
 * parts together. For any thread.
 */
final class Branch<T> {

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array cannot be made of a generic type
    private volatile @Nullable Branch<T>[] next = new Branch[0];

    private volatile @Nullable T answer;

    /** Places where nobody has asked yet. */
    static <T> List<Branch<T>> some(int number) {
        return Stream.generate(Branch<T>::new).limit(number).toList();
    }

    /** One step further. */
    Branch<T> to(int number) {
        @Nullable Branch<T>[] known = next;
        @Nullable Branch<T> place = number < known.length ? known[number] : null;
        return place == null ? grown(number) : place;
    }

    private synchronized Branch<T> grown(int number) {
        @Nullable Branch<T>[] known = next;
        @Nullable Branch<T> place = number < known.length ? known[number] : null;
        if (place != null) {
            return place;
        }
        Branch<T> grown = new Branch<>();
        @Nullable Branch<T>[] more = Arrays.copyOf(known, Math.max(known.length, number + 1));
        more[number] = grown;
        next = more;
        return grown;
    }

    /** The answer here; null when nobody has asked before. */
    @Nullable
    T answer() {
        return answer;
    }

    /** Keeps an answer. */
    T answered(T made) {
        answer = made;
        return made;
    }
}
