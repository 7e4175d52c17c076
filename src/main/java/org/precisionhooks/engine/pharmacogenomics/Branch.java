package org.precisionhooks.engine.pharmacogenomics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A place in a tree of answers, in which each step is a number: what was asked before is found again without putting its parts
 * together. For any thread.
 */
final class Branch<T> {

    private volatile Steps<T> next = Steps.none();
    private volatile @Nullable T answer;

    /** The places that were gone to, by their numbers in ascending order; as many as there are, since most lead to few. */
    private record Steps<T>(int[] numbers, Branch<T>[] places) {

        @SuppressWarnings({"unchecked", "rawtypes"}) // an array cannot be made of a generic type
        static <T> Steps<T> none() {
            return new Steps<>(new int[0], new Branch[0]);
        }

        int at(int number) {
            return Arrays.binarySearch(numbers, number);
        }

        /** @param at where it is to stand, as {@link Arrays#binarySearch} tells it */
        Steps<T> with(int at, int number, Branch<T> place) {
            int index = -at - 1;
            int[] more = Arrays.copyOf(numbers, numbers.length + 1);
            Branch<T>[] others = Arrays.copyOf(places, places.length + 1);
            System.arraycopy(numbers, index, more, index + 1, numbers.length - index);
            System.arraycopy(places, index, others, index + 1, places.length - index);
            more[index] = number;
            others[index] = place;
            return new Steps<>(more, others);
        }
    }

    /** Places where nobody has asked yet. */
    static <T> List<Branch<T>> some(int number) {
        return Stream.generate(Branch<T>::new).limit(number).toList();
    }

    /** One step further. */
    Branch<T> to(int number) {
        Steps<T> known = next;
        int at = known.at(number);
        return at < 0 ? grown(number) : known.places()[at];
    }

    private synchronized Branch<T> grown(int number) {
        Steps<T> known = next;
        int at = known.at(number);
        if (at >= 0) {
            return known.places()[at];
        }
        Branch<T> grown = new Branch<>();
        next = known.with(at, number, grown);
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
