package org.precisionhooks.engine.pharmacogenomics;

/** Clinical function of an allele (CPIC), and for G6PD the class of the WHO. Pair rules are written in this order. */
enum AlleleFunction {
    INCREASED,
    NORMAL,
    DECREASED,
    NO_FUNCTION,
    G6PD_CNSHA,
    G6PD_II,
    G6PD_III,
    G6PD_IV,
    UNCERTAIN
}
