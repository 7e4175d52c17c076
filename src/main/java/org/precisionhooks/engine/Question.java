package org.precisionhooks.engine;

import java.time.LocalDate;
import java.util.List;

/**
 * What is asked of the engines.
 *
 * @param occasion the moment
 * @param date the day of the question; engines have no clock
 * @param orders the drafts or the drugs asked about; the current drugs at an occasion that looks at them
 * @param current drugs that the patient takes now
 * @param trigger what else gave rise to the question
 */
public record Question(
        Occasion occasion, LocalDate date, List<OrderedDrug> orders, List<OrderedDrug> current, Trigger trigger) {

    public Question {
        orders = List.copyOf(orders);
        current = List.copyOf(current);
    }

    /** A question about drugs alone. */
    public Question(Occasion occasion, LocalDate date, List<OrderedDrug> orders, List<OrderedDrug> current) {
        this(occasion, date, orders, current, Trigger.NONE);
    }

    /** The same question about other drugs, and about them alone: what is being recorded of the patient still counts. */
    public Question withOrders(List<OrderedDrug> others) {
        return new Question(occasion, date, others, current, new Trigger(List.of(), trigger.conditions(), List.of()));
    }

    /** The same question as it was before the conditions were recorded. */
    public Question withoutConditions() {
        return new Question(occasion, date, orders, current, trigger.withoutConditions());
    }
}
