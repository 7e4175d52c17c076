package org.precisionhooks.facts;

import java.math.BigDecimal;

/**
 * A measured quantity, e.g. body weight.
 *
 * @param concept what was measured
 * @param value the number
 * @param unit UCUM code, else the sender's unit text
 */
public record Measurement(Source source, Concept concept, BigDecimal value, String unit) implements Fact {}
