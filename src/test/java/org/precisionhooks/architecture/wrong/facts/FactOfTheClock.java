package org.precisionhooks.architecture.wrong.facts;

import java.time.Instant;

/** Breaks reproducibility. */
record FactOfTheClock(Instant when) {
    static FactOfTheClock now() {
        return new FactOfTheClock(Instant.now());
    }
}
