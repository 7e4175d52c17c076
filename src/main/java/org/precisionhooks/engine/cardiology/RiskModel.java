package org.precisionhooks.engine.cardiology;

import java.util.List;
import java.util.Set;

/**
 * One model of an equation for one group of people: its functions share covariates and scale.
 *
 * @param name {@code base}, {@code full}
 * @param stratum {@code female}, {@code male-black}, {@code all}
 * @param optional inputs that it can use and that may be absent
 */
record RiskModel(
        String name,
        String stratum,
        Set<Input> optional,
        List<Covariate> covariates,
        RiskScale scale,
        List<RiskFunction> functions) {

    RiskModel {
        optional = Set.copyOf(optional);
        covariates = List.copyOf(covariates);
        functions = List.copyOf(functions);
    }

    /** One risk for each function, in their order. */
    double[] risks(RiskInputs inputs) {
        double[] values = new double[covariates.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = covariates.get(i).of(inputs);
        }
        double[] risks = new double[functions.size()];
        for (int i = 0; i < risks.length; i++) {
            risks[i] = scale.risk(functions.get(i).sum(values));
        }
        return risks;
    }
}
