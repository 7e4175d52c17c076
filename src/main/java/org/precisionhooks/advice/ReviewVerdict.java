package org.precisionhooks.advice;

import org.precisionhooks.engine.Conclusion.Indeterminate;
import org.precisionhooks.engine.Conclusion.Recommendation;
import org.precisionhooks.engine.Finding;

/** What a review comes to for one drug; the strictest first. Names are stable and shown to clients. */
public enum ReviewVerdict {
    /** The results ask for another drug or dose. */
    CHANGE("to be changed"),
    /** Results contradict each other, and the advice with them. */
    CONFLICT("with contradictory results"),
    /** A test is wanted before the drug is given. */
    TEST_FIRST("to be tested first"),
    /** The drug could not be recognised, or not wholly. */
    NOT_CHECKED("not checked"),
    /** A result is on file and cannot be used. */
    UNCLEAR("with a result that cannot be used"),
    /** Usual use, with monitoring or with other drugs to be avoided. */
    CAUTION("to be monitored"),
    /** The genes were not tested. */
    NOT_TESTED("without a genetic result"),
    /** The results ask for nothing but the usual. */
    STANDARD("that fit"),
    /** Guidance says nothing of this drug, or nothing for these results. */
    NO_GUIDANCE("without guidance"),
    /** The drug acts where it is applied; guidance does not mean that. */
    LOCAL_USE("for local use");

    private final String words;

    ReviewVerdict(String words) {
        this.words = words;
    }

    /** Follows a number of drugs. */
    public String words() {
        return words;
    }

    static ReviewVerdict of(Finding finding) {
        ReviewVerdict verdict = ofConclusion(finding);
        return finding.disputed() && verdict.compareTo(CONFLICT) > 0 ? CONFLICT : verdict;
    }

    private static ReviewVerdict ofConclusion(Finding finding) {
        return finding.conclusion()
                .fold(
                        ReviewVerdict::ofRecommendation,
                        test -> TEST_FIRST,
                        risk -> NO_GUIDANCE,
                        suspicion -> NO_GUIDANCE,
                        ReviewVerdict::ofIndeterminate);
    }

    private static ReviewVerdict ofRecommendation(Recommendation recommendation) {
        if (recommendation.action().changesTherapy()) {
            return CHANGE;
        }
        return switch (recommendation.action()) {
            case INVALID_INPUT -> UNCLEAR;
            case NO_RECOMMENDATION -> NO_GUIDANCE;
            case STANDARD -> STANDARD;
            default -> CAUTION;
        };
    }

    private static ReviewVerdict ofIndeterminate(Indeterminate indeterminate) {
        return switch (indeterminate.reason()) {
            case DRUG_NOT_RESOLVED -> NOT_CHECKED;
            case CONFLICTING_RESULTS -> CONFLICT;
            case RESULT_NOT_INTERPRETABLE, PRELIMINARY_RESULT -> UNCLEAR;
            case NOT_TESTED, RESULT_PENDING -> NOT_TESTED;
            case NO_GUIDANCE -> NO_GUIDANCE;
        };
    }
}
