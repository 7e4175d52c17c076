package org.precisionhooks.advice;

import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.Conclusion;
import org.precisionhooks.engine.Conclusion.Indeterminate;
import org.precisionhooks.engine.Conclusion.Reason;
import org.precisionhooks.engine.Conclusion.Recommendation;
import org.precisionhooks.engine.Conclusion.Risk;
import org.precisionhooks.engine.Conclusion.Suspicion;
import org.precisionhooks.engine.Conclusion.TestFirst;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Likelihood;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.engine.Strength;

/** Which findings are worth saying at which moment: nothing when nothing changes, everything when asked. */
final class Relevance {

    private Relevance() {}

    static boolean matters(Finding finding, Occasion occasion) {
        Conclusion conclusion = finding.conclusion();
        if (finding.disputed()) {
            return true;
        }
        return switch (occasion) {
            case ON_DEMAND, MEDICATION_REVIEW, ALLERGY_RECORDED, RISK_ASSESSMENT, CRITERIA_ASSESSMENT -> true;
            case ORDER_SELECT ->
                conclusion.fold(
                        Relevance::isMoreThanStandard,
                        test -> true,
                        risk -> true,
                        suspicion -> false,
                        Relevance::isWorthKnowing);
            case ORDER_SIGN, MEDICATION_REFILL, MEDICATION_VERIFY -> mattersAtSigning(conclusion);
            case ORDER_DISPATCH -> isOfNoDrug(finding) || mattersAtSigning(conclusion);
            case PATIENT_VIEW -> mattersAtAGlance(conclusion);
            case DISCHARGE, RESULT_STORED, PASSPORT ->
                conclusion.fold(
                        Relevance::changes, test -> false, risk -> false, suspicion -> false, Relevance::isConflict);
            case CONDITION_RECORDED ->
                conclusion.fold(
                        Relevance::changes,
                        Relevance::isAskedFor,
                        risk -> false,
                        suspicion -> false,
                        Relevance::isConflict);
        };
    }

    private static boolean mattersAtAGlance(Conclusion conclusion) {
        return conclusion.fold(
                Relevance::isToBeDecided, test -> false, Relevance::isTold, Relevance::isLikely, Relevance::isConflict);
    }

    private static boolean mattersAtSigning(Conclusion conclusion) {
        return conclusion.fold(
                Relevance::isToBeSettled,
                Relevance::isAskedFor,
                Relevance::isTold,
                suspicion -> false,
                Relevance::stopsCheck);
    }

    /** A test that was already done, or an order whose drug is not known. */
    private static boolean isOfNoDrug(Finding finding) {
        return finding.drug().isEmpty();
    }

    private static boolean changes(Recommendation recommendation) {
        return recommendation.action().changesTherapy();
    }

    private static boolean isToBeSettled(Recommendation recommendation) {
        return changes(recommendation) || recommendation.action() == ActionClass.ASK_PATIENT;
    }

    private static boolean isToBeDecided(Recommendation recommendation) {
        return changes(recommendation) || recommendation.action() == ActionClass.FOLLOW_UP;
    }

    /** A risk without a number is told when it is asked for, and when the treatment is picked that it is meant for. */
    private static boolean isTold(Risk risk) {
        return !risk.estimates().isEmpty();
    }

    private static boolean isLikely(Suspicion suspicion) {
        return suspicion.likelihood() != Likelihood.UNLIKELY;
    }

    private static boolean isMoreThanStandard(Recommendation recommendation) {
        return recommendation.action() != ActionClass.STANDARD
                && recommendation.action() != ActionClass.NO_RECOMMENDATION;
    }

    /** Before signing, a test is only asked for where guidance clearly wants it before the start. */
    private static boolean isAskedFor(TestFirst test) {
        return test.strength() == Strength.STRONG || test.strength() == Strength.MODERATE;
    }

    private static boolean isWorthKnowing(Indeterminate indeterminate) {
        return indeterminate.reason() != Reason.NOT_TESTED && indeterminate.reason() != Reason.NO_GUIDANCE;
    }

    private static boolean stopsCheck(Indeterminate indeterminate) {
        return indeterminate.reason() == Reason.DRUG_NOT_RESOLVED
                || indeterminate.neededBeforeStart()
                || isConflict(indeterminate);
    }

    private static boolean isConflict(Indeterminate indeterminate) {
        return indeterminate.reason() == Reason.CONFLICTING_RESULTS;
    }
}
