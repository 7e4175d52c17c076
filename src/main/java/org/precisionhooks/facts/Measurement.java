package org.precisionhooks.facts;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A measured quantity, e.g. body weight.
 *
 * @param concept what was measured
 * @param value the number
 * @param unit UCUM code, of a known result one in which engines take it; else the sender's unit text
 * @param visit the visit in which it was measured, {@code Encounter/abc}, where that is stated
 */
public record Measurement(Source source, Concept concept, BigDecimal value, String unit, Optional<String> visit)
        implements Fact {

    /** A result that names no visit. */
    public Measurement(Source source, Concept concept, BigDecimal value, String unit) {
        this(source, concept, value, unit, Optional.empty());
    }
}
