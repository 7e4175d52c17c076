package org.precisionhooks.engine.cardiology;

import java.util.List;

/**
 * One model for one outcome and horizon: a sum of coefficients times products of terms.
 *
 * @param outcome {@code total-cvd}, {@code ascvd}, {@code heart-failure}, {@code chd}, {@code stroke}, {@code cvd}
 * @param years horizon
 */
record RiskFunction(String outcome, int years, double[] coefficients, int[][] factors) {

    static RiskFunction of(List<EquationTables.CoefficientRow> rows, List<String> covariates) {
        EquationTables.CoefficientRow first = rows.get(0);
        return new RiskFunction(
                first.outcome(),
                first.years(),
                rows.stream()
                        .mapToDouble(row -> row.coefficient().doubleValue())
                        .toArray(),
                rows.stream().map(row -> positions(row, covariates)).toArray(int[][]::new));
    }

    private static int[] positions(EquationTables.CoefficientRow row, List<String> covariates) {
        return row.factors().stream()
                .mapToInt(factor -> {
                    int position = covariates.indexOf(factor);
                    if (position < 0) {
                        throw EquationTables.broken("covariates", row.equation() + " has no covariate " + factor);
                    }
                    return position;
                })
                .toArray();
    }

    /** The sum over the values of the covariates. */
    double sum(double[] values) {
        double sum = 0;
        for (int i = 0; i < coefficients.length; i++) {
            double product = coefficients[i];
            for (int factor : factors[i]) {
                product *= values[factor];
            }
            sum += product;
        }
        return sum;
    }
}
