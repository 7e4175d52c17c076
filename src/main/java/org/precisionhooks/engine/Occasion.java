package org.precisionhooks.engine;

/** The moment at which advice is asked for. */
public enum Occasion {
    /** The chart was opened: only what matters for the current drugs. */
    PATIENT_VIEW(true),
    /** A drug was picked. */
    ORDER_SELECT(false),
    /** Orders are about to be signed: only what changes an action. */
    ORDER_SIGN(false),
    /** Signed orders are sent to whom will carry them out: drugs as at signing, and tests that were already done. */
    ORDER_DISPATCH(false),
    /** A prescription is to be renewed. */
    MEDICATION_REFILL(false),
    /** A pharmacist checks a signed order. */
    MEDICATION_VERIFY(false),
    /** The patient leaves: what the next clinician must know of the current drugs. */
    DISCHARGE(true),
    /** A condition was put on the problem list: what becomes true of the current drugs because of it. */
    CONDITION_RECORDED(true),
    /** An allergy is being recorded: whether a genetic result explains it. */
    ALLERGY_RECORDED(false),
    /** The risk of disease is asked for: by which equations, each input, and what is missing. */
    RISK_ASSESSMENT(false),
    /** Published criteria of an inherited disease are asked for: what they come to, and what could not be looked at. */
    CRITERIA_ASSESSMENT(false),
    /** All drugs of the patient are reviewed, with those that are asked about: everything that is known and not known of each. */
    MEDICATION_REVIEW(true),
    /** A genetic result was stored: what it changes for the drugs that the patient takes. */
    RESULT_STORED(true),
    /** The patient's genetic results are put together: what they are and which of all drugs they concern. */
    PASSPORT(false),
    /** Asked for: everything, normal results and absent tests too. */
    ON_DEMAND(true);

    private final boolean ofCurrentDrugs;

    Occasion(boolean ofCurrentDrugs) {
        this.ofCurrentDrugs = ofCurrentDrugs;
    }

    /** Whether the drugs that the patient takes are looked at when no drug is asked about. */
    public boolean looksAtCurrentDrugs() {
        return ofCurrentDrugs;
    }

    /** Whether the moment is about something that the caller names: a drug, a test, a condition or an allergy. */
    public boolean needsTopic() {
        return switch (this) {
            case RISK_ASSESSMENT, CRITERIA_ASSESSMENT, PASSPORT -> false;
            case CONDITION_RECORDED -> true;
            default -> !ofCurrentDrugs;
        };
    }

    /** Whether a drug is being chosen that the patient may have declined before. */
    public boolean asksOfWishes() {
        return this == ORDER_SELECT || this == ORDER_SIGN || this == ON_DEMAND;
    }

    /** Whether what is known and not known of each gene is told beside the findings. */
    public boolean tellsOfGenes() {
        return this == MEDICATION_REVIEW || this == PASSPORT;
    }
}
