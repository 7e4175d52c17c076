package org.precisionhooks.engine.cardiology;

import org.precisionhooks.engine.Likelihood;

/** The words for how likely a disease is. */
final class SuspicionWords {

    private SuspicionWords() {}

    static String of(Likelihood likelihood) {
        return switch (likelihood) {
            case UNLIKELY -> "unlikely";
            case POSSIBLE -> "possible";
            case PROBABLE -> "probable";
            case PREDISPOSED -> "predisposed";
            case DEFINITE -> "definite";
        };
    }
}
