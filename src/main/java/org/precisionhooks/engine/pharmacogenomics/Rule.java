package org.precisionhooks.engine.pharmacogenomics;

import java.util.Comparator;
import java.util.List;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.Strength;

/**
 * A row of guidance with what it refers to.
 *
 * @param row which results it is for
 * @param action what to do
 * @param implications what the results mean
 */
record Rule(GuidanceTables.RecommendationRow row, GuidanceTables.ActionRow action, List<String> implications) {

    /** The rule that changes most comes first; a rule that only says that the result is unusable comes last. */
    static final Comparator<Rule> STRICTEST_FIRST = Comparator.comparingInt(Rule::rank)
            .reversed()
            .thenComparing(Rule::strength)
            .thenComparing(rule -> String.join(";", rule.row().keys()))
            .thenComparing(rule -> rule.row().recommendationId());

    Rule {
        implications = List.copyOf(implications);
    }

    ActionClass actionClass() {
        return action.actionClass();
    }

    Strength strength() {
        return row.strength();
    }

    private int rank() {
        return actionClass() == ActionClass.INVALID_INPUT ? -1 : actionClass().ordinal();
    }
}
