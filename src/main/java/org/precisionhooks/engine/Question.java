package org.precisionhooks.engine;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is asked of the engines.
 *
 * @param occasion the moment
 * @param date the day of the question; engines have no clock
 * @param orders the drafts or the drugs asked about; the current drugs at an occasion that looks at them
 * @param current drugs that the patient takes now, or is ordered in the same breath
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

    /** What the patient takes, with the orders that are being made; a drug that is only asked about is not taken. */
    public List<OrderedDrug> taken() {
        return Stream.concat(
                        current.stream(),
                        orders.stream().filter(order -> order.reference().isPresent()))
                .distinct()
                .toList();
    }

    /** The same question about the drugs beside one of the orders, as if that one were left out. */
    public Question beside(Optional<OrderedDrug> leftOut) {
        List<OrderedDrug> rest = taken().stream()
                .filter(order -> leftOut.filter(order::equals).isEmpty())
                .toList();
        return new Question(occasion, date, rest, rest, new Trigger(List.of(), trigger.conditions(), List.of()));
    }

    /** The same question about other drugs. */
    public Question about(List<OrderedDrug> drugs) {
        return new Question(occasion, date, drugs, current, trigger);
    }

    /** The same question, were a drug taken too. */
    public Question taking(OrderedDrug drug) {
        return new Question(
                occasion,
                date,
                orders,
                Stream.concat(current.stream(), Stream.of(drug)).toList(),
                trigger);
    }

    /** The same question as it was before the conditions were recorded. */
    public Question withoutConditions() {
        return new Question(occasion, date, orders, current, trigger.withoutConditions());
    }
}
