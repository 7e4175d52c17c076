package org.precisionhooks.engine.cardiology;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.engine.OrderedDrug;
import org.precisionhooks.engine.Question;

/**
 * What is told when a statin or a drug against high blood pressure is picked: the risk that it is meant to lower, and what the
 * model makes of it, or what is lacking to tell it. Only for a treatment that the patient does not have yet, since only then something is being decided.
 */
final class OrderFindings {

    private static final Input[] TREATMENTS = {Input.STATIN, Input.BP_TREATMENT};

    private final InputTables tables;
    private final RiskFindings risks;

    OrderFindings(InputTables tables, RiskFindings risks) {
        this.tables = tables;
        this.risks = risks;
    }

    /** The treatment that is decided on with a drug, where it is one of the heart's. */
    Optional<Input> treatment(Drug drug) {
        return tables.treatment(drug, TREATMENTS);
    }

    /** @param assessments by the equations that the site has turned on */
    List<Finding> of(Question question, Person person, List<Assessment> assessments) {
        List<Assessment> told = told(assessments, question.occasion());
        return question.orders().stream()
                .filter(order -> order.resolution().systemic())
                .flatMap(order -> of(order, person, told))
                .toList();
    }

    /** Where none has a number: when a drug is picked, what the first of them lacks; at signing it is too late to ask for it. */
    private static List<Assessment> told(List<Assessment> assessments, Occasion occasion) {
        List<Assessment> possible =
                assessments.stream().filter(Assessment::isPossible).toList();
        return possible.isEmpty() && occasion == Occasion.ORDER_SELECT
                ? assessments.stream().filter(Assessment::lacksInputs).limit(1).toList()
                : possible;
    }

    private Stream<Finding> of(OrderedDrug order, Person person, List<Assessment> assessments) {
        return order.resolution().ingredients().stream()
                .flatMap(drug -> treatment(drug)
                        .filter(treatment -> isNew(treatment, person))
                        .map(treatment -> assessments.stream()
                                .map(assessment -> risks.ofTreatment(assessment, person, treatment)
                                        .about(order, drug)))
                        .orElse(Stream.empty()));
    }

    private static boolean isNew(Input treatment, Person person) {
        return person.input(treatment)
                .reading()
                .filter(reading -> reading.value() == 0)
                .isPresent();
    }
}
