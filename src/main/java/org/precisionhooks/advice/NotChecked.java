package org.precisionhooks.advice;

import java.util.List;
import java.util.Optional;
import org.precisionhooks.engine.Conclusion.Indeterminate;
import org.precisionhooks.engine.Conclusion.Reason;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.OrderedDrug;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Paragraph.Kind;
import org.precisionhooks.engine.Question;

/** Orders that could not be checked, or not wholly, are reported: silence would read as "nothing to do". */
final class NotChecked {

    private static final String TOPIC = "order-not-checked";

    private NotChecked() {}

    static List<Finding> of(Question question) {
        return question.orders().stream()
                .flatMap(order -> finding(order).stream())
                .toList();
    }

    private static Optional<Finding> finding(OrderedDrug order) {
        String name = order.text().isEmpty() ? "an order without a named drug" : "\"" + order.text() + "\"";
        return switch (order.resolution().recognition()) {
            case NONE ->
                Optional.of(
                        finding(
                                order,
                                "Not checked: " + name,
                                "This order could not be recognised as a drug by its codes or its words, so no check was made for it."));
            case PARTIAL ->
                Optional.of(
                        finding(
                                order,
                                "Not wholly checked: " + name,
                                "This product holds ingredients that could not be recognised; only the known ones were checked."));
            case CONFLICT ->
                Optional.of(finding(
                        order,
                        "Check the drug's codes: " + name,
                        "The codes of this order name different substances; each of them was checked."));
            case CODE, NAME -> Optional.empty();
        };
    }

    private static Finding finding(OrderedDrug order, String headline, String advice) {
        return new Finding(
                Optional.empty(),
                TOPIC,
                TOPIC + "/" + order.resolution().recognition(),
                Optional.of(order),
                Optional.empty(),
                new Indeterminate(Reason.DRUG_NOT_RESOLVED, Optional.empty()),
                headline,
                List.of(new Paragraph(Kind.ADVICE, advice)),
                List.of(),
                List.of());
    }
}
