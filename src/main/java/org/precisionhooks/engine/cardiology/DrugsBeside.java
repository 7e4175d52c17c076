package org.precisionhooks.engine.cardiology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.Engine.Beside;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Paragraph.Kind;
import org.precisionhooks.engine.RiskEstimate;
import org.precisionhooks.engine.cardiology.InputTables.State;
import org.precisionhooks.knowledge.Knowledge;

/** What the heart has to say beside another domain's finding about a drug, so that one card speaks for both. */
final class DrugsBeside {

    private final List<BesideRow> rows;
    private final RiskNumbers numbers;

    /** What is said beside a drug. */
    enum Says {
        RISK,
        DISEASE
    }

    /** A row of {@code drugs_beside.tsv}. */
    record BesideRow(String rxcui, Says says, String display) {}

    DrugsBeside(Knowledge knowledge, RiskNumbers numbers) {
        this.rows = knowledge.table("cardiology/drugs_beside", BesideRow.class).rows();
        this.numbers = numbers;
    }

    /** Whether there is anything to say of a drug at all. */
    boolean speaksOf(Drug drug) {
        return row(drug).isPresent();
    }

    private Optional<BesideRow> row(Drug drug) {
        return rows.stream().filter(row -> row.rxcui().equals(drug.rxcui())).findFirst();
    }

    Beside of(Drug drug, Person person, List<Assessment> assessments) {
        Beside disease = disease(person);
        boolean risk = row(drug).filter(row -> row.says() == Says.RISK).isPresent();
        return disease.paragraphs().isEmpty() && risk ? risk(assessments) : disease;
    }

    private static Beside disease(Person person) {
        List<Evidence> known = person.recorded().since(State.CARDIOVASCULAR_DISEASE, Optional.empty());
        return known.isEmpty()
                ? Beside.NOTHING
                : new Beside(
                        List.of(new Paragraph(
                                Kind.FOUND,
                                "Heart or vessel disease on record: "
                                        + String.join(
                                                "; ",
                                                known.stream()
                                                        .map(Evidence::statement)
                                                        .toList()))),
                        known);
    }

    /** A risk that cannot be worked out is not what the other finding is about: nothing is said. */
    private Beside risk(List<Assessment> assessments) {
        List<Paragraph> paragraphs = new ArrayList<>();
        List<Evidence> evidence = new ArrayList<>();
        for (Assessment assessment : assessments) {
            List<RiskEstimate> estimates = numbers.of(assessment);
            if (!estimates.isEmpty()) {
                paragraphs.add(new Paragraph(
                        Kind.FOUND,
                        "Risk of a first event by "
                                + assessment.equation().row().title() + ": " + RiskFindings.words(estimates.get(0))));
                evidence.addAll(RiskFindings.evidence(assessment));
            }
        }
        return new Beside(paragraphs, evidence);
    }
}
