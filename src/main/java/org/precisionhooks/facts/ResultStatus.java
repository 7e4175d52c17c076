package org.precisionhooks.facts;

/** How far a fact may be relied on, from the status of its resource; retracted data never becomes a fact. */
public enum ResultStatus {
    /** final, amended, corrected, active: usable. */
    FINAL,
    /** preliminary, registered: shown as such, never a recommendation from it. */
    PRELIMINARY,
    /** No or an unknown status: treated like preliminary. */
    UNKNOWN
}
