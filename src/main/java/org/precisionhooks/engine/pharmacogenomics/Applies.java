package org.precisionhooks.engine.pharmacogenomics;

/** Whether a population fits the patient, as far as the record tells. */
enum Applies {
    YES,
    NO,
    UNKNOWN
}
