package org.precisionhooks.engine;

/** The moment at which advice is asked for. */
public enum Occasion {
    /** The chart was opened: only what matters for the current drugs. */
    PATIENT_VIEW,
    /** A drug was picked. */
    ORDER_SELECT,
    /** Orders are about to be signed: only what changes an action. */
    ORDER_SIGN,
    /** Asked for: everything, normal results and absent tests too. */
    ON_DEMAND
}
