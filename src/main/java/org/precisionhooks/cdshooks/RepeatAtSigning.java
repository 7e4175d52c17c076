package org.precisionhooks.cdshooks;

/** What is said again at the signature of what the same user was shown when the drug was picked and did not answer (decision 0043). */
public enum RepeatAtSigning {
    /** Whatever was not answered. */
    UNANSWERED,
    /** What is critical. */
    CRITICAL,
    /** Nothing, as long as the draft is the same and no card was overridden without a reason. */
    NEVER
}
