package org.precisionhooks.engine.pharmacogenomics.dosing;

/** The terms of dose equations. */
enum Term {
    INTERCEPT,
    /** Whole decades: 60 to 69 years are 6. */
    AGE_DECADES,
    AGE_YEARS,
    HEIGHT,
    WEIGHT,
    BODY_SURFACE,
    /** The genotype at -1639 on the gene's strand. */
    VKORC1,
    /** The number of A alleles there. */
    VKORC1_A,
    CYP2C9,
    CYP2C9_2,
    CYP2C9_3,
    /** Never read from the record. */
    ANCESTRY,
    INDUCER,
    AMIODARONE,
    TARGET_INR,
    SMOKER,
    VENOUS_THROMBOSIS,
    FEMALE,
    INR_RAISING_DRUGS;

    /** Whether its value is told by a level and not by a number. */
    boolean isLevel() {
        return this == VKORC1 || this == CYP2C9 || this == ANCESTRY;
    }
}
