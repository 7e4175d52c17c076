package org.precisionhooks.engine;

import java.time.LocalDate;
import java.util.List;

/**
 * What is asked of the engines.
 *
 * @param occasion the moment
 * @param date the day of the question; engines have no clock
 * @param orders the drafts or the drugs asked about; at {@link Occasion#PATIENT_VIEW} the current drugs
 * @param current drugs that the patient takes now
 */
public record Question(Occasion occasion, LocalDate date, List<OrderedDrug> orders, List<OrderedDrug> current) {

    public Question {
        orders = List.copyOf(orders);
        current = List.copyOf(current);
    }

    public Question withOrders(List<OrderedDrug> others) {
        return new Question(occasion, date, others, current);
    }
}
