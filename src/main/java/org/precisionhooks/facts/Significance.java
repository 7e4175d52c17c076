package org.precisionhooks.facts;

/** A laboratory's class of a germline variant (LOINC 53037-8), the most harmful last. */
public enum Significance {
    /** Not stated, or in words that no table knows: never a finding. */
    UNKNOWN,
    BENIGN,
    LIKELY_BENIGN,
    UNCERTAIN,
    LIKELY_PATHOGENIC,
    PATHOGENIC
}
