package org.precisionhooks.engine.cardiology;

import java.math.BigDecimal;
import java.util.Optional;

/** A term of an equation: one input, transformed, held within bounds, centred and scaled. */
record Covariate(
        Input input, Transform transform, double factor, double lowest, double highest, double centre, double scale) {

    /** How an input becomes a term. */
    enum Transform {
        LINEAR,
        LN,
        LN_PLUS_ONE,
        /** 1 between the bounds, else 0. */
        WITHIN,
        /** 1 where the input is absent, else 0. */
        MISSING
    }

    static Covariate of(EquationTables.CovariateRow row) {
        return new Covariate(
                row.input(),
                row.transform(),
                row.factor().doubleValue(),
                bound(row.lowest(), Double.NEGATIVE_INFINITY),
                bound(row.highest(), Double.POSITIVE_INFINITY),
                row.centre().doubleValue(),
                row.scale().doubleValue());
    }

    private static double bound(Optional<BigDecimal> bound, double open) {
        return bound.map(BigDecimal::doubleValue).orElse(open);
    }

    /** An absent optional input counts by its own MISSING term and as nothing elsewhere; required ones are never absent here. */
    double of(RiskInputs inputs) {
        boolean present = inputs.has(input);
        if (transform == Transform.MISSING || !present) {
            return transform == Transform.MISSING && !present ? 1 : 0;
        }
        double value = inputs.value(input) * factor;
        return switch (transform) {
            case LINEAR -> (Math.min(Math.max(value, lowest), highest) - centre) / scale;
            case LN -> (Math.log(value) - centre) / scale;
            case LN_PLUS_ONE -> (Math.log1p(value) - centre) / scale;
            case WITHIN -> value >= lowest && value <= highest ? 1 : 0;
            case MISSING -> 0;
        };
    }
}
