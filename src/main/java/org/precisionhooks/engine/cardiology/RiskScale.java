package org.precisionhooks.engine.cardiology;

import java.util.Optional;

/** From the sum of an equation to a risk between 0 and 1. */
@FunctionalInterface
interface RiskScale {

    RiskScale LOGISTIC = sum -> 1 / (1 + Math.exp(-sum));

    double risk(double sum);

    /** Proportional hazards around a mean. */
    static RiskScale survival(EquationTables.BaselineRow baseline) {
        double survival = baseline.survival().doubleValue();
        double mean = baseline.mean().doubleValue();
        return sum -> 1 - Math.pow(survival, Math.exp(sum - mean));
    }

    /** Fitted to the rates of a region (doi 10.1093/eurheartj/ehab309, supplement). */
    default RiskScale calibrated(Optional<EquationTables.CalibrationRow> region) {
        if (region.isEmpty()) {
            return this;
        }
        double shift = region.get().shift().doubleValue();
        double slope = region.get().slope().doubleValue();
        return sum -> 1 - Math.exp(-Math.exp(shift + slope * Math.log(-Math.log(1 - risk(sum)))));
    }
}
