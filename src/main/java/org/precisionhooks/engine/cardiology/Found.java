package org.precisionhooks.engine.cardiology;

import java.util.Optional;
import java.util.function.Function;
import org.precisionhooks.engine.InputGap;
import org.precisionhooks.engine.InputGap.Cause;

/**
 * An input that was looked for: there, or not with the reason.
 *
 * @param reading the input, where it can be used
 * @param gap why it cannot, where it cannot
 */
record Found(Optional<Reading> reading, Optional<InputGap> gap) {

    static Found of(Reading reading) {
        return new Found(Optional.of(reading), Optional.empty());
    }

    static Found not(Input input, Cause cause, String words) {
        return new Found(Optional.empty(), Optional.of(new InputGap(input.code(), cause, true, words)));
    }

    Found or(Function<InputGap, Found> other) {
        return gap.map(other).orElse(this);
    }
}
