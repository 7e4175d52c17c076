package org.precisionhooks.release;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of the usual dose that a published sentence names: {@code 70% of the standard dose}, {@code 1.5 times the normal dose}. */
final class DoseFactor {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Pattern SHARE = Pattern.compile(
            "(\\d{1,3})(?:-\\d{1,3})?\\s?% of the (?:standard|normal) (?!maximum)", Pattern.CASE_INSENSITIVE);
    private static final Pattern TIMES = Pattern.compile(
            "(\\d(?:\\.\\d+)?)\\s?(?:x|times) (?:the (?:standard|normal)|higher)", Pattern.CASE_INSENSITIVE);

    private DoseFactor() {}

    /** By how many percent the first dose that is named lies below the usual one; negative above it. */
    static Optional<BigDecimal> percentLess(String text) {
        Matcher share = SHARE.matcher(text);
        if (share.find()) {
            return Optional.of(HUNDRED.subtract(new BigDecimal(share.group(1))));
        }
        Matcher times = TIMES.matcher(text);
        return times.find()
                ? Optional.of(HUNDRED.subtract(
                        new BigDecimal(times.group(1)).multiply(HUNDRED).stripTrailingZeros()))
                : Optional.empty();
    }
}
