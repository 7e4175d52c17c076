package org.precisionhooks.engine.cardiology;

import java.util.Locale;

/** What the equations ask for, in the unit named here; a yes-or-no input is 1 or 0. */
public enum Input {
    AGE("age", "a"),
    MALE("male sex", ""),
    TOTAL_CHOLESTEROL("total cholesterol", "mg/dL"),
    HDL("HDL cholesterol", "mg/dL"),
    SBP("systolic blood pressure", "mm[Hg]"),
    BMI("body mass index", "kg/m2"),
    WEIGHT("body weight", "kg"),
    HEIGHT("body height", "cm"),
    CREATININE("serum creatinine", "mg/dL"),
    EGFR("estimated glomerular filtration rate", "mL/min/{1.73_m2}"),
    HBA1C("haemoglobin A1c", "%"),
    UACR("urine albumin-creatinine ratio", "mg/g"),
    /** Social deprivation index of the area where the person lives, 1 the least deprived. */
    SDI("decile of the social deprivation index", ""),
    DIABETES("diabetes", ""),
    DIABETES_AGE("age when diabetes was found", "a"),
    SMOKING("current smoking", ""),
    BP_TREATMENT("drug treatment of blood pressure", ""),
    STATIN("statin treatment", ""),
    CAC("coronary artery calcium score", ""),
    FAMILY_HISTORY_MI("heart attack in the family", ""),
    /** Race, which two comparisons ask for; never assumed, and never taken from anything but a statement of it. */
    BLACK("race", ""),
    CHINESE("race", ""),
    HISPANIC("race", ""),
    /** Total minus HDL cholesterol. */
    NON_HDL("non-HDL cholesterol", "mg/dL"),
    /** Total over HDL cholesterol. */
    CHOLESTEROL_RATIO("ratio of total to HDL cholesterol", "");

    private final String label;
    private final String unit;

    Input(String label, String unit) {
        this.label = label;
        this.unit = unit;
    }

    /** The words for it. */
    public String label() {
        return label;
    }

    /** UCUM unit in which the equations take it, empty for what has none. */
    public String unit() {
        return unit;
    }

    /** {@code total-cholesterol}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
