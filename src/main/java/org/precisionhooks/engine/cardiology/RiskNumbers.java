package org.precisionhooks.engine.cardiology;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.precisionhooks.engine.RiskChange;
import org.precisionhooks.engine.RiskEstimate;
import org.precisionhooks.engine.cardiology.RiskEquation.Result;
import org.precisionhooks.engine.cardiology.RiskEquation.Risk;
import org.precisionhooks.knowledge.Knowledge;

/** The numbers of an equation as they are told: rounded, with the words for what they are the risk of. */
final class RiskNumbers {

    /** So that a number that lies on a half but for its last bit is rounded up, as the publishers do. */
    private static final double HALF_UP = 0.5 + 1.5e-8;

    /** Of a percentage: a millionth of a probability. */
    private static final int EXACT_DECIMALS = 4;

    private final Map<String, String> outcomes = new HashMap<>();

    /** A row of {@code outcomes.tsv}. */
    record OutcomeRow(String outcome, String label) {}

    RiskNumbers(Knowledge knowledge) {
        knowledge
                .table("cardiology/outcomes", OutcomeRow.class)
                .rows()
                .forEach(row -> outcomes.put(row.outcome(), row.label()));
    }

    /** None where something that is needed is lacking. */
    List<RiskEstimate> of(Assessment assessment) {
        return assessment.isPossible() ? told(assessment, assessment.result()) : List.of();
    }

    List<RiskEstimate> told(Assessment assessment, Result result) {
        int decimals = assessment.equation().row().decimals();
        return result.risks().stream().map(risk -> estimate(risk, decimals)).toList();
    }

    private RiskEstimate estimate(Risk risk, int decimals) {
        return new RiskEstimate(
                risk.outcome(),
                outcomes.getOrDefault(risk.outcome(), risk.outcome()),
                risk.years(),
                percent(risk, decimals),
                percent(risk, Math.max(decimals, EXACT_DECIMALS)));
    }

    private static BigDecimal percent(Risk risk, int decimals) {
        double scaled = risk.probability() * Math.pow(10, 2 + decimals);
        return BigDecimal.valueOf((long) Math.floor(scaled + HALF_UP), decimals);
    }

    /** The difference is that of the numbers as they are told, so that a reader can add it up. */
    RiskChange changed(Assessment assessment, List<RiskEstimate> before, Changes.Change change) {
        List<RiskEstimate> after = told(assessment, assessment.result(change.input(), change.value()));
        List<RiskChange.Difference> differences = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            differences.add(new RiskChange.Difference(
                    after.get(i), after.get(i).percent().subtract(before.get(i).percent())));
        }
        return new RiskChange(change.input().code(), change.label(), differences);
    }
}
