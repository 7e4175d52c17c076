package org.precisionhooks.engine.pharmacogenomics.dosing;

import java.util.Optional;

/**
 * What is known of one term.
 *
 * @param value its number, for a yes 1 and for a no 0
 * @param level its level, for terms that have no number
 * @param words how it is told
 * @param problem why it cannot be used; empty when it can
 */
record DoseInput(double value, String level, String words, Optional<String> problem) {

    static DoseInput of(double value, String words) {
        return new DoseInput(value, "", words, Optional.empty());
    }

    static DoseInput ofLevel(String level, String words) {
        return new DoseInput(0, level, words, Optional.empty());
    }

    static DoseInput missing(String problem) {
        return new DoseInput(0, "", "", Optional.of(problem));
    }
}
