package org.precisionhooks.server.fairness;

import java.util.function.ToLongFunction;
import org.precisionhooks.cdshooks.feedback.KeyedHash;

/**
 * Gives each patient one of 64 bits, by a hash under a secret that all nodes share: so many bits, so many different patients at
 * least. Many patients have the same bit, so that nobody can be told from it.
 */
public record PersonMarks(KeyedHash hash) implements ToLongFunction<String> {

    private static final int HEXADECIMAL = 16;
    private static final int DIGITS = 4;

    @Override
    public long applyAsLong(String patient) {
        return 1L << Integer.parseInt(hash.of(patient).substring(0, DIGITS), HEXADECIMAL) % Long.SIZE;
    }
}
