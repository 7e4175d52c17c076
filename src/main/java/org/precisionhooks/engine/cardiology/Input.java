package org.precisionhooks.engine.cardiology;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the equations ask for, in the unit named here; a yes-or-no input is 1 or 0. */
public enum Input {
    AGE("age", "a"),
    MALE("male sex", ""),
    TOTAL_CHOLESTEROL("total cholesterol", "mg/dL"),
    HDL("HDL cholesterol", "mg/dL"),
    LDL("LDL cholesterol", "mg/dL"),
    TRIGLYCERIDE("triglycerides", "mg/dL"),
    APOB("apolipoprotein B", "mg/dL"),
    /** Mass and molar lipoprotein(a) are two inputs: neither is ever made of the other. */
    LPA_MASS("lipoprotein(a)", "mg/dL"),
    LPA_MOLAR("lipoprotein(a)", "nmol/L"),
    HSCRP("high-sensitivity C-reactive protein", "mg/L"),
    SBP("systolic blood pressure", "mm[Hg]"),
    DBP("diastolic blood pressure", "mm[Hg]"),
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
    LIPID_TREATMENT("treatment of cholesterol", ""),
    KIDNEY_DISEASE("chronic kidney disease", ""),
    PREGNANCY("pregnancy", ""),
    CARDIOVASCULAR_DISEASE("heart or vessel disease", ""),
    CAC("coronary artery calcium score", ""),
    FAMILY_HISTORY_MI("heart attack in the family", ""),
    FAMILY_HISTORY_EARLY("early heart or vessel disease in the family", ""),
    PACK_YEARS("pack-years of smoking", ""),
    ALCOHOL("alcoholic drinks a week", ""),
    ACTIVITY("minutes of exercise a week", ""),
    /** Of the place where the person lives, as a site sends it; it informs, no equation takes it. */
    FINE_DUST("fine particulate matter (PM2.5)", "ug/m3"),
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

    /** The input of a code. */
    public static Optional<Input> ofCode(String code) {
        return Arrays.stream(values())
                .filter(input -> input.code().equals(code))
                .findFirst();
    }

    /** Whether it is yes or no. */
    boolean isYesOrNo() {
        return switch (this) {
            case MALE,
                    DIABETES,
                    SMOKING,
                    BP_TREATMENT,
                    STATIN,
                    LIPID_TREATMENT,
                    KIDNEY_DISEASE,
                    CARDIOVASCULAR_DISEASE,
                    FAMILY_HISTORY_MI,
                    FAMILY_HISTORY_EARLY,
                    BLACK,
                    CHINESE,
                    HISPANIC -> true;
            default -> false;
        };
    }

    /** {@code total-cholesterol}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
