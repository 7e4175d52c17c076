package org.precisionhooks.facts;

/** Outcome of looking for an allele or a variant; a place that was not looked at gives no fact at all. */
public enum Presence {
    /** Found. */
    PRESENT,
    /** Looked for and not found. */
    ABSENT,
    /** Position tested, reference confirmed: never a finding. */
    REFERENCE_CONFIRMED,
    /** No call, indeterminate or unreadable. */
    INDETERMINATE
}
