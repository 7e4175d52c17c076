package org.precisionhooks.advice;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.OrderedDrug;
import org.precisionhooks.engine.Urgency;

/**
 * One drug of a review, however many orders name it.
 *
 * @param drug the ingredient; empty for an order that could not be recognised, or not wholly
 * @param text what to call it
 * @param orders the orders and statements that name it, and the wish to know of it
 * @param findings what was found, the most urgent first
 * @param missing genes that the guidance asks for and that have no usable result, by symbol
 */
public record ReviewedDrug(
        Optional<Drug> drug, String text, List<OrderedDrug> orders, List<Finding> findings, List<String> missing) {
    /** Strictest first. */
    static final Comparator<ReviewedDrug> STRICTEST_FIRST = Comparator.comparing(ReviewedDrug::urgency)
            .reversed()
            .thenComparing(ReviewedDrug::verdict)
            .thenComparing(ReviewedDrug::text);

    public ReviewedDrug {
        orders = List.copyOf(orders);
        findings = List.copyOf(findings);
        missing = List.copyOf(missing);
    }

    public Urgency urgency() {
        return findings.stream()
                .map(Finding::urgency)
                .max(Comparator.naturalOrder())
                .orElse(Urgency.INFO);
    }

    /** What the review comes to for this drug, by the strictest of its findings. */
    public ReviewVerdict verdict() {
        return findings.stream()
                .map(ReviewVerdict::of)
                .min(Comparator.naturalOrder())
                .orElseGet(this::silent);
    }

    private ReviewVerdict silent() {
        boolean local = !orders.isEmpty()
                && orders.stream().noneMatch(order -> order.resolution().systemic());
        return local ? ReviewVerdict.LOCAL_USE : ReviewVerdict.NO_GUIDANCE;
    }
}
