package org.precisionhooks.facts;

/** How two results of one test lie to each other (LOINC 82120-7). */
public enum PhaseRelation {
    /** On one copy. */
    CIS,
    /** On different copies. */
    TRANS,
    /** Looked at without a result. */
    INDETERMINATE,
    /** Not known. */
    UNKNOWN
}
