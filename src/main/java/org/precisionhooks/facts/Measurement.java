package org.precisionhooks.facts;

import java.math.BigDecimal;

/**
 * A measured quantity, e.g. body weight.
 *
 * @param concept what was measured
 * @param value the number
 * @param unit UCUM code, of a known result one in which engines take it; else the sender's unit text
 */
public record Measurement(Source source, Concept concept, BigDecimal value, String unit) implements Fact {}
