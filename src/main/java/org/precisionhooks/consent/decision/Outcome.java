package org.precisionhooks.consent.decision;

/** What consents say about one question, weakest first: where several speak, the strongest word stands. */
public enum Outcome {
    /** No consent in force decides. */
    NOT_APPLICABLE,
    /** An opt-in frame that names other data; it limits without a veto. */
    FRAME,
    /** Nothing but other data. */
    LIMIT,
    PERMIT,
    /** A consent that cannot be relied on; closed. */
    INDETERMINATE,
    DENY
}
