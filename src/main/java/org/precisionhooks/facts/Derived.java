package org.precisionhooks.facts;

import java.util.function.Supplier;

/**
 * What was worked out of data that never change, kept beside them: it holds for as long as they do and is gone with them. For
 * any thread; two may work out the same at once.
 */
public final class Derived {

    /** A few kinds for a few days and audiences. */
    private static final int MOST = 50;

    private final Remembered<Object, Object> known = new Remembered<>(MOST);

    /**
     * @param what whose it is, and all that it depends on beside the data; compared by {@code equals}
     * @param work gives what never changes either
     */
    @SuppressWarnings("unchecked")
    public <T> T of(Object what, Supplier<T> work) {
        return (T) known.of(what, any -> work.get());
    }
}
