package org.precisionhooks.engine.cardiology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.Engine.Beside;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Paragraph.Kind;
import org.precisionhooks.engine.cardiology.InputTables.State;
import org.precisionhooks.knowledge.Knowledge;

/** What the heart has to say beside another domain's finding about a drug, so that one card speaks for both. */
final class DrugsBeside {

    private final List<BesideRow> rows;
    private final OrderFindings orders;
    private final RiskFindings risks;

    /** A row of {@code drugs_beside.tsv}. */
    record BesideRow(String rxcui, String display) {}

    DrugsBeside(Knowledge knowledge, OrderFindings orders, RiskFindings risks) {
        this.rows = knowledge.table("cardiology/drugs_beside", BesideRow.class).rows();
        this.orders = orders;
        this.risks = risks;
    }

    /** Whether there is anything to say of a drug at all. */
    boolean speaksOf(Drug drug) {
        return orders.treatment(drug).isPresent()
                || rows.stream().anyMatch(row -> row.rxcui().equals(drug.rxcui()));
    }

    /** The disease that is there, else the risk that a treatment of the heart's is meant to lower. */
    Beside of(Drug drug, Person person, Supplier<List<Assessment>> assessments) {
        Beside disease = disease(person);
        boolean treats = orders.treatment(drug).isPresent();
        return disease.paragraphs().isEmpty() && treats ? risk(drug, assessments.get()) : disease;
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
    private Beside risk(Drug drug, List<Assessment> assessments) {
        List<Paragraph> paragraphs = new ArrayList<>();
        List<Evidence> evidence = new ArrayList<>();
        assessments.stream().filter(Assessment::isPossible).forEach(assessment -> {
            paragraphs.addAll(risks.beside(assessment, orders.treatment(drug)));
            evidence.addAll(RiskFindings.evidence(assessment));
        });
        return new Beside(paragraphs, evidence);
    }
}
