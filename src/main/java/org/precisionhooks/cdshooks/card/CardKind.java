package org.precisionhooks.cdshooks.card;

import java.util.List;
import java.util.Optional;
import org.precisionhooks.cdshooks.hook.ServiceDefinition;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.Conclusion.Indeterminate;
import org.precisionhooks.engine.Conclusion.Reason;
import org.precisionhooks.engine.Conclusion.Recommendation;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.engine.Urgency;

/** The kinds of cards that a client may switch off (Da Vinci CRD, configuration options). */
public enum CardKind {
    DRUG_ADVICE("drug-advice", "Drug advice", "Cards that change an order because of the patient's results."),
    TEST_FIRST("test-first", "Test before the drug", "Cards that ask for a test before an ordered drug."),
    UNCERTAIN_RESULT(
            "uncertain-result",
            "Uncertain results",
            "Cards on results that contradict each other, are preliminary or cannot be interpreted."),
    HEART_RISK(
            "heart-risk",
            "Heart risk",
            "Cards on a risk of heart and vessel disease: where it crosses a threshold, where something is due, and where a drug is picked that is to lower it."),
    INHERITED_DISEASE(
            "inherited-disease",
            "Inherited disease",
            "Cards on an inherited disease that is suspected, or to which a gene disposes."),
    CURRENT_DRUGS(
            "current-drugs", "Current drugs", "One card on the current drugs that do not fit the patient's results.");

    /** Stands behind each description: what a client cannot switch off. */
    private static final String CRITICAL_STAYS =
            " Critical findings are sent all the same, and so are orders that could not be checked.";

    private final String code;
    private final String title;
    private final String description;

    CardKind(String code, String title, String description) {
        this.code = code;
        this.title = title;
        this.description = description;
    }

    public String code() {
        return code;
    }

    public String title() {
        return title;
    }

    public String description() {
        return description + CRITICAL_STAYS;
    }

    /** The kind as which a client may switch the finding off; none for what must be said. */
    static Optional<CardKind> of(Finding finding, Occasion occasion) {
        if (finding.urgency() == Urgency.CRITICAL) {
            return Optional.empty();
        }
        return isSummary(occasion) && !standsAlone(finding)
                ? Optional.of(CURRENT_DRUGS)
                : finding.conclusion()
                        .fold(
                                recommendation -> Optional.of(isOfNoDrug(recommendation) ? HEART_RISK : DRUG_ADVICE),
                                testFirst -> Optional.of(TEST_FIRST),
                                risk -> Optional.of(HEART_RISK),
                                suspicion -> Optional.of(INHERITED_DISEASE),
                                CardKind::ofIndeterminate);
    }

    /** Without a word on an order that was not recognised, silence would no longer mean that it was checked. */
    private static Optional<CardKind> ofIndeterminate(Indeterminate indeterminate) {
        return indeterminate.reason() == Reason.DRUG_NOT_RESOLVED ? Optional.empty() : Optional.of(UNCERTAIN_RESULT);
    }

    /** The kinds that may come from a service. */
    public static List<CardKind> at(ServiceDefinition service) {
        if (!service.domains().contains(Domain.PHARMACOGENOMICS)) {
            return List.of(HEART_RISK, isSummary(service.occasion()) ? INHERITED_DISEASE : DRUG_ADVICE);
        }
        return isSummary(service.occasion())
                ? List.of(CURRENT_DRUGS)
                : List.of(DRUG_ADVICE, TEST_FIRST, UNCERTAIN_RESULT);
    }

    /** A finding that is about no drug that the patient has: its card is its own. */
    static boolean standsAlone(Finding finding) {
        return finding.conclusion()
                .fold(
                        CardKind::isOfNoDrug,
                        testFirst -> false,
                        risk -> true,
                        suspicion -> true,
                        indeterminate -> false);
    }

    private static boolean isOfNoDrug(Recommendation recommendation) {
        return recommendation.action() == ActionClass.START || recommendation.action() == ActionClass.FOLLOW_UP;
    }

    /** One card on all current drugs, instead of one a finding. */
    static boolean isSummary(Occasion occasion) {
        return occasion == Occasion.PATIENT_VIEW || occasion == Occasion.DISCHARGE;
    }
}
