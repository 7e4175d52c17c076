package org.precisionhooks.engine;

/** How a finding asks for attention; the most urgent last. */
public enum Urgency {
    INFO,
    WARNING,
    CRITICAL;

    /**
     * Critical where a drug must not be given, or is to be avoided and the guidance is sure of it; a warning for other changes;
     * an information for what is to be watched, and for what guidance leaves to choice (pharmacogenomics.md section 11).
     */
    public static Urgency of(ActionClass action, Strength strength) {
        Urgency urgency = ofGraded(action, strength);
        return urgency == WARNING && strength == Strength.OPTIONAL ? INFO : urgency;
    }

    /** Whether an action asks for something, however strongly: what is left to choice is still a change. */
    static boolean asks(ActionClass action, Strength strength) {
        return ofGraded(action, strength) != INFO;
    }

    private static Urgency ofGraded(ActionClass action, Strength strength) {
        return switch (action) {
            case CONTRAINDICATED -> CRITICAL;
            case AVOID -> strength == Strength.STRONG ? CRITICAL : WARNING;
            case ALTERNATIVE, MEASURE_FIRST, DOSE_DECREASE, DOSE_CAP, DOSE_INCREASE -> WARNING;
            case START -> strength == Strength.STRONG ? WARNING : INFO;
            case SOURCES_DIFFER,
                    ASK_PATIENT,
                    FOLLOW_UP,
                    AVOID_INHIBITORS,
                    STANDARD_WITH_MONITORING,
                    STANDARD,
                    NO_RECOMMENDATION,
                    INVALID_INPUT -> INFO;
        };
    }
}
