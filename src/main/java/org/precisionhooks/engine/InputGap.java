package org.precisionhooks.engine;

/**
 * Something that a risk asks for and that could not be used.
 *
 * @param input code of the input, {@code hdl}
 * @param cause why
 * @param needed false when the risk can be worked out without it
 * @param words the same for a person to read
 */
public record InputGap(String input, Cause cause, boolean needed, String words) {

    /** Why an input could not be used; names are stable and shown to clients. */
    public enum Cause {
        /** Not in the record. */
        MISSING,
        /** Only results that are too old, or of an unknown day. */
        STALE,
        /** Without a unit, or in one that cannot be converted. */
        UNKNOWN_UNIT,
        /** A value that the equation was not made for; it is never moved to the nearest one that it was made for. */
        OUT_OF_RANGE,
        /** Only results that are not final yet. */
        NOT_FINAL,
        /** Values of the same time that contradict each other, or an answer that says neither yes nor no. */
        UNCLEAR,
        /** The equation is not for this person. */
        NOT_APPLICABLE
    }
}
