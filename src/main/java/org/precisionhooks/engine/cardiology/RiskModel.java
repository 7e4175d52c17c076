package org.precisionhooks.engine.cardiology;

import java.util.List;
import java.util.Set;

/**
 * One model of an equation for one group of people: its functions share a scale.
 *
 * @param name {@code base}, {@code full}
 * @param stratum {@code female}, {@code male-black}, {@code all}
 * @param optional inputs that it can use and that may be absent
 */
record RiskModel(String name, String stratum, Set<Input> optional, RiskScale scale, List<RiskFunction> functions) {

    RiskModel {
        optional = Set.copyOf(optional);
        functions = List.copyOf(functions);
    }

    /** One risk for each function, in their order. */
    double[] risks(double[] covariates) {
        double[] risks = new double[functions.size()];
        for (int i = 0; i < risks.length; i++) {
            risks[i] = scale.risk(functions.get(i).sum(covariates));
        }
        return risks;
    }
}
