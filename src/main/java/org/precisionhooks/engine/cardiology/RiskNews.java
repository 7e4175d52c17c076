package org.precisionhooks.engine.cardiology;

import java.util.List;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.knowledge.Knowledge;

/** Notices when all that an equation asks for has only now come together, so that its risk is told unasked, and once. */
final class RiskNews {

    private final RiskFindings risks;
    private final int days;

    /** A row of {@code news.tsv}; there is one. */
    record NewsRow(int days) {}

    RiskNews(Knowledge knowledge, RiskFindings risks) {
        List<NewsRow> rows = knowledge.table("cardiology/news", NewsRow.class).rows();
        if (rows.size() != 1 || rows.get(0).days() < 1) {
            throw EquationTables.broken("news", "one row with a number of days is expected");
        }
        this.risks = risks;
        this.days = rows.get(0).days();
    }

    int days() {
        return days;
    }

    /**
     * The risks that can be told now and could not so many days ago, by the same record.
     *
     * @param before the person as the record tells of the earlier day
     */
    List<Finding> of(Person before, Person now, List<RiskEquation> equations) {
        return equations.stream()
                .filter(equation -> !Assessment.of(equation, before).isPossible())
                .map(equation -> Assessment.of(equation, now))
                .filter(Assessment::isPossible)
                .map(assessment -> risks.ofNews(assessment, now, days))
                .toList();
    }
}
