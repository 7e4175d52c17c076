package org.precisionhooks.facts;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How many copies a laboratory counted: one number, or bounds of it.
 *
 * @param least no fewer than these, when that is stated
 * @param most no more than these, when that is stated; one of both is
 * @param open whether the one bound itself is left out, {@code >5}
 */
public record Copies(Optional<BigDecimal> least, Optional<BigDecimal> most, boolean open) {

    public Copies {
        boolean negative = least.or(() -> most).orElseThrow().signum() < 0;
        boolean both = least.isPresent() && most.isPresent();
        if (negative || both && (open || least.get().compareTo(most.get()) > 0)) {
            throw new IllegalArgumentException("Copies are none or more, and their bounds in order");
        }
    }

    public static Copies of(BigDecimal number) {
        return new Copies(Optional.of(number), Optional.of(number), false);
    }

    /** The number, where it is one. */
    public Optional<BigDecimal> number() {
        return least.filter(number ->
                !open && most.filter(other -> other.compareTo(number) == 0).isPresent());
    }

    /** {@code 3}, {@code 3-5}, {@code >5}, {@code >=5}. */
    @Override
    public String toString() {
        if (number().isPresent()) {
            return number().get().toPlainString();
        }
        String sign = open ? "" : "=";
        if (least.isPresent() && most.isPresent()) {
            return least.get().toPlainString() + "-" + most.get().toPlainString();
        }
        return least.map(bound -> ">" + sign + bound.toPlainString())
                .orElseGet(() -> "<" + sign + most.orElseThrow().toPlainString());
    }
}
