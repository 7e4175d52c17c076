package org.precisionhooks.engine;

/**
 * Where a guideline puts an estimate.
 *
 * @param rule id of the row
 * @param label the guideline's class in our words, {@code intermediate}
 * @param guideline publisher and year
 */
public record RiskCategory(String rule, String label, String guideline) {}
