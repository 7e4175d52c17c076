package org.precisionhooks.engine;

/** How a result of a gene is marked in a record; the one to be read first stands first. */
public enum ResultPriority {
    /** CPIC: abnormal, priority, high risk. */
    PRIORITY,
    /** None is published. */
    NONE,
    /** CPIC: normal, routine, low risk. */
    ROUTINE
}
