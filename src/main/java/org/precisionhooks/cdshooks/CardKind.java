package org.precisionhooks.cdshooks;

import java.util.List;
import org.precisionhooks.engine.Conclusion.Reason;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Occasion;

/** The kinds of cards that a client may switch off (Da Vinci CRD, configuration options). */
enum CardKind {
    DRUG_ADVICE("drug-advice", "Drug advice", "Cards that change an order because of the patient's results."),
    TEST_FIRST("test-first", "Test before the drug", "Cards that ask for a test before an ordered drug."),
    UNCERTAIN_RESULT(
            "uncertain-result",
            "Uncertain results",
            "Cards on results that contradict each other, are preliminary or cannot be interpreted."),
    NOT_CHECKED(
            "not-checked",
            "Orders not checked",
            "Cards on orders that were not recognised. Without them, silence no longer means that an order was checked."),
    CURRENT_DRUGS(
            "current-drugs", "Current drugs", "One card on the current drugs that do not fit the patient's results.");

    /** Stands behind each description: what a client cannot switch off. */
    private static final String CRITICAL_STAYS = " Critical findings are sent all the same.";

    private final String code;
    private final String title;
    private final String description;

    CardKind(String code, String title, String description) {
        this.code = code;
        this.title = title;
        this.description = description;
    }

    String code() {
        return code;
    }

    String title() {
        return title;
    }

    String description() {
        return description + CRITICAL_STAYS;
    }

    static CardKind of(Finding finding, Occasion occasion) {
        if (isSummary(occasion)) {
            return CURRENT_DRUGS;
        }
        return finding.conclusion()
                .fold(
                        recommendation -> DRUG_ADVICE,
                        testFirst -> TEST_FIRST,
                        indeterminate ->
                                indeterminate.reason() == Reason.DRUG_NOT_RESOLVED ? NOT_CHECKED : UNCERTAIN_RESULT);
    }

    /** The kinds that may come at an occasion. */
    static List<CardKind> at(Occasion occasion) {
        return isSummary(occasion)
                ? List.of(CURRENT_DRUGS)
                : List.of(DRUG_ADVICE, TEST_FIRST, UNCERTAIN_RESULT, NOT_CHECKED);
    }

    /** One card on all current drugs, instead of one a finding. */
    static boolean isSummary(Occasion occasion) {
        return occasion == Occasion.PATIENT_VIEW || occasion == Occasion.DISCHARGE;
    }
}
