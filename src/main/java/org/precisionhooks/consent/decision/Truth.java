package org.precisionhooks.consent.decision;

import java.util.Collection;
import java.util.function.Function;

/** Three-valued truth (consent.md section 5): a deny applies on TRUE or UNKNOWN, a permit only on TRUE. */
enum Truth {
    FALSE,
    UNKNOWN,
    TRUE;

    static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }

    Truth and(Truth other) {
        return compareTo(other) <= 0 ? this : other;
    }

    Truth or(Truth other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** An absent element restricts nothing; of several values one is enough. */
    static <T> Truth anyOrAbsent(Collection<T> values, Function<? super T, Truth> test) {
        return values.isEmpty() ? TRUE : any(values, test);
    }

    static <T> Truth any(Collection<T> values, Function<? super T, Truth> test) {
        Truth sum = FALSE;
        for (T value : values) {
            sum = sum.or(test.apply(value));
        }
        return sum;
    }
}
