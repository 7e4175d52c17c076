package org.precisionhooks.consent;

/** What must be told beside what was released, or what a tenant lets be told (consent.md sections 3, 9 and 10.6). */
public enum Remark {
    /** An emergency override was used. */
    BREAK_GLASS,
    /** Substance use records are among it: 42 CFR Part 2 goes with them. */
    SUBSTANCE_USE,
    /** Something is withheld; only where the tenant lets that be told. */
    WITHHELD,
    /** A critical check rests on what may be used and not be shown; only where the tenant lets that be told. */
    CHECK_INCOMPLETE
}
