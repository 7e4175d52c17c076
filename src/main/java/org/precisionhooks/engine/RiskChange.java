package org.precisionhooks.engine;

import java.math.BigDecimal;
import java.util.List;

/**
 * What the same equation says with one input changed: a difference in the model, no promise.
 *
 * @param input code of the input
 * @param label what was changed, {@code without smoking}
 * @param differences one for each estimate
 */
public record RiskChange(String input, String label, List<Difference> differences) {

    public RiskChange {
        differences = List.copyOf(differences);
    }

    /**
     * One estimate with the input changed.
     *
     * @param changed the estimate with the change
     * @param points percentage points more than without it; less is negative
     */
    public record Difference(RiskEstimate changed, BigDecimal points) {}
}
