package org.precisionhooks.engine;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * What the caller asks of a risk.
 *
 * @param equations codes of the equations; empty is all that the site has turned on
 * @param changes inputs to be tried with another value; empty is the changes that the site's table names
 * @param past whether the day of the question is over, so that what is true now may not have been true then
 */
public record RiskRequest(Set<String> equations, List<WhatIf> changes, boolean past) {

    public static final RiskRequest NONE = new RiskRequest(Set.of(), List.of(), false);

    public RiskRequest {
        equations = Set.copyOf(equations);
        changes = List.copyOf(changes);
    }

    /**
     * One input with another value.
     *
     * @param input code of the input
     * @param value in the unit of the input; 1 or 0 for yes or no
     */
    public record WhatIf(String input, BigDecimal value) {}
}
