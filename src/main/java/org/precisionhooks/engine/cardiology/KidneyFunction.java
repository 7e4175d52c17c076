package org.precisionhooks.engine.cardiology;

import org.precisionhooks.engine.cardiology.InputTables.KidneyRow;

/** Filtration by creatinine, age and sex: CKD-EPI 2021, without race (doi 10.1056/NEJMoa2102953). */
final class KidneyFunction {

    private KidneyFunction() {}

    /** @param creatinine in mg/dL */
    static double egfr(KidneyRow row, double creatinine, int age) {
        double ratio = creatinine / row.kappa().doubleValue();
        return row.scale().doubleValue()
                * Math.pow(Math.min(ratio, 1), row.alpha().doubleValue())
                * Math.pow(Math.max(ratio, 1), row.beta().doubleValue())
                * Math.pow(row.yearly().doubleValue(), age)
                * row.factor().doubleValue();
    }
}
