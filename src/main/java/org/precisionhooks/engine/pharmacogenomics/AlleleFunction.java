package org.precisionhooks.engine.pharmacogenomics;

/**
 * Clinical function of an allele (CPIC), for G6PD the class of the WHO, and what else guidance tells alleles apart by. Pair
 * rules are written in this order.
 */
enum AlleleFunction {
    INCREASED,
    NORMAL,
    DECREASED,
    NO_FUNCTION,
    G6PD_CNSHA,
    G6PD_II,
    G6PD_III,
    G6PD_IV,
    RESPONSIVE,
    NON_RESPONSIVE,
    FAVORABLE,
    UNFAVORABLE,
    INCREASED_RISK,
    MALIGNANT_HYPERTHERMIA,
    UNCERTAIN
}
