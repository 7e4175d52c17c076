package org.precisionhooks.engine.cardiology;

import java.util.Arrays;
import java.util.Map;

/** The values that an equation is asked with. What is absent has none: there are no defaults. */
public final class RiskInputs {

    private final double[] values = new double[Input.values().length];

    private RiskInputs(Map<Input, Double> given) {
        Arrays.fill(values, Double.NaN);
        given.forEach((input, value) -> values[input.ordinal()] = value);
        double total = value(Input.TOTAL_CHOLESTEROL);
        double hdl = value(Input.HDL);
        values[Input.NON_HDL.ordinal()] = total - hdl;
        values[Input.CHOLESTEROL_RATIO.ordinal()] = total / hdl;
    }

    /** What follows from total and HDL cholesterol is worked out here. */
    public static RiskInputs of(Map<Input, Double> given) {
        return new RiskInputs(given);
    }

    public boolean has(Input input) {
        return !Double.isNaN(value(input));
    }

    /** The value, not a number where there is none. */
    double value(Input input) {
        return values[input.ordinal()];
    }
}
