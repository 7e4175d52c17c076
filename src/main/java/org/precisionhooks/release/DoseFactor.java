package org.precisionhooks.release;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The part of the usual dose that a published sentence names: {@code 70% of the standard dose}, {@code 1.5 times the normal
 * dose}, {@code a 25% reduction}, {@code reduce by 10-fold}. What comes first counts; a range ({@code 30-80%}) is no factor,
 * but for those that name the dose that is left.
 */
final class DoseFactor {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final UnaryOperator<BigDecimal> LEFT = HUNDRED::subtract;

    /** A way to name it, and what the number says of how much less it is. */
    private record Way(Pattern words, UnaryOperator<BigDecimal> less) {

        static Way of(String words, UnaryOperator<BigDecimal> less) {
            return new Way(Pattern.compile(words, Pattern.CASE_INSENSITIVE), less);
        }

        Optional<Found> in(String text) {
            Matcher found = words.matcher(text);
            return found.find()
                    ? Optional.of(new Found(found.start(), less.apply(new BigDecimal(found.group(1)))))
                    : Optional.empty();
        }
    }

    private record Found(int at, BigDecimal less) {}

    /** A percentage that is no end of a range: {@code 20% to 50%}, {@code 30-80%}, {@code between 20 and 40%}. */
    private static final String PERCENT =
            "(?<![\\d.–-])(?<!\\d\\s?%? (?:to|and) )(\\d{1,3})\\s?%(?!\\s?(?:to|and|–|-) ?\\d)";

    private static final List<Way> PARTS_OF_THE_USUAL = List.of(
            Way.of("(\\d{1,3})(?:-\\d{1,3})?\\s?% of the (?:standard|normal) (?!maximum)", LEFT),
            Way.of(
                    "(\\d(?:\\.\\d+)?)\\s?(?:x|times) (?:the (?:standard|normal)|higher)",
                    times -> HUNDRED.subtract(times.multiply(HUNDRED).stripTrailingZeros())));

    private static final List<Way> CHANGES = List.of(
            Way.of(PERCENT + " (?:reduction|less|lower)", UnaryOperator.identity()),
            Way.of(
                    "(?:reduc|decreas|lower)\\w* [^.]{0,60}?\\bby (?:about |approximately )?" + PERCENT,
                    UnaryOperator.identity()),
            Way.of("(?:reduc|decreas|lower)\\w* [^.%]{0,60}?\\bto " + PERCENT + " of", LEFT),
            Way.of(PERCENT + " of (?:the )?(?:lowest |recommended |usual |standard )*starting dose", LEFT),
            Way.of(
                    "reduc\\w* [^.]{0,60}?\\bby (\\d{1,2})-fold",
                    fold -> HUNDRED.subtract(HUNDRED.divide(fold, 0, RoundingMode.HALF_UP))),
            Way.of("increas\\w* [^.]{0,60}?\\bby " + PERCENT, BigDecimal::negate));

    private DoseFactor() {}

    /** By how many percent the first dose that is named lies below the usual one; negative above it. */
    static Optional<BigDecimal> percentLess(String text) {
        Optional<Found> part = found(PARTS_OF_THE_USUAL, text).findFirst();
        return part.or(() -> found(CHANGES, text).min(Comparator.comparingInt(Found::at)))
                .map(Found::less)
                .map(percent -> percent.signum() == 0 ? BigDecimal.ZERO : percent);
    }

    private static Stream<Found> found(List<Way> ways, String text) {
        return ways.stream().flatMap(way -> way.in(text).stream());
    }
}
