package org.precisionhooks.engine;

/** What a rule asks the clinician to do; the strictest last. */
public enum ActionClass {
    /** The guidance gives none. */
    NO_RECOMMENDATION,
    STANDARD,
    STANDARD_WITH_MONITORING,
    /** Standard, but drugs that block the enzyme are to be avoided. */
    AVOID_INHIBITORS,
    /** The patient declined it before: ask again first. */
    ASK_PATIENT,
    /** Something is due: a result to be taken, a goal that is not reached. */
    FOLLOW_UP,
    /** The preferred publisher asks for nothing, another one for a change. */
    SOURCES_DIFFER,
    DOSE_INCREASE,
    /** A treatment that the patient does not have yet. */
    START,
    DOSE_CAP,
    DOSE_DECREASE,
    /** Measure (enzyme activity, phenotype) before deciding. */
    MEASURE_FIRST,
    ALTERNATIVE,
    AVOID,
    CONTRAINDICATED,
    /** The result itself cannot be used, e.g. an unknown number of gene copies. */
    INVALID_INPUT;

    /** Whether following it changes the order. */
    public boolean changesTherapy() {
        return compareTo(DOSE_INCREASE) >= 0 && this != INVALID_INPUT;
    }
}
