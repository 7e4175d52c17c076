package org.precisionhooks.engine;

import java.math.BigDecimal;

/**
 * How likely something is to happen.
 *
 * @param outcome code of what may happen, {@code ascvd}
 * @param label the words for it
 * @param years within which time
 * @param percent from 0 to 100, rounded as the equation is told, in words and by guidelines
 * @param exact the same with the decimals that tell two implementations apart
 */
public record RiskEstimate(String outcome, String label, int years, BigDecimal percent, BigDecimal exact) {}
