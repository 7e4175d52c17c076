package org.precisionhooks.engine;

/** How a finding asks for attention; the most urgent last. */
public enum Urgency {
    INFO,
    WARNING,
    CRITICAL;

    /** The rule of this project: critical only where a drug must not be given and the guidance is sure of it. */
    public static Urgency of(ActionClass action, Strength strength) {
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
