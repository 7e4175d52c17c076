package org.precisionhooks.engine.pharmacogenomics;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Activity value of an allele, or the sum of two. {@code ≥} is inherited by a sum; {@code n/a} wins.
 *
 * @param value the number; empty for {@code n/a}
 * @param atLeast true for {@code ≥}
 */
record ActivityScore(Optional<BigDecimal> value, boolean atLeast) {

    static final ActivityScore NOT_AVAILABLE = new ActivityScore(Optional.empty(), false);
    static final ActivityScore ZERO = new ActivityScore(Optional.of(BigDecimal.ZERO), false);

    /** Reads {@code 1.5}, {@code ≥3.0}, {@code >=3} or {@code n/a}; empty when it is none of them. */
    static Optional<ActivityScore> parse(String text) {
        String trimmed = text.strip();
        if (trimmed.equalsIgnoreCase("n/a")) {
            return Optional.of(NOT_AVAILABLE);
        }
        boolean atLeast = trimmed.startsWith("≥") || trimmed.startsWith(">=");
        if (!atLeast && (trimmed.isEmpty() || !isNumeric(trimmed.charAt(0)))) {
            return Optional.empty();
        }
        String number =
                atLeast ? trimmed.substring(trimmed.startsWith("≥") ? 1 : 2).strip() : trimmed;
        try {
            return Optional.of(new ActivityScore(Optional.of(new BigDecimal(number)), atLeast));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Most texts that are no score are words. */
    private static boolean isNumeric(char first) {
        return first >= '0' && first <= '9' || first == '.' || first == '-' || first == '+';
    }

    ActivityScore plus(ActivityScore other) {
        if (value.isEmpty() || other.value.isEmpty()) {
            return NOT_AVAILABLE;
        }
        return new ActivityScore(Optional.of(value.get().add(other.value.get())), atLeast || other.atLeast);
    }

    ActivityScore times(BigDecimal factor) {
        return new ActivityScore(value.map(number -> number.multiply(factor)), atLeast && factor.signum() > 0);
    }

    boolean isAvailable() {
        return value.isPresent();
    }

    /** The spelling of the lookup tables: {@code 2.0}, {@code 0.25}, {@code ≥3.0}, {@code n/a}. */
    String text() {
        return value.map(number -> (atLeast ? "≥" : "") + plain(number)).orElse("n/a");
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return (stripped.scale() < 1 ? stripped.setScale(1) : stripped).toPlainString();
    }
}
