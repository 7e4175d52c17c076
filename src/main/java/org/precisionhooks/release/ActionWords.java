package org.precisionhooks.release;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.Strength;
import org.precisionhooks.knowledge.Knowledge;

/** What kind of action a published recommendation asks for, by its flags and by how it begins: the first row that fits. */
final class ActionWords {

    private static final int OPENING = 170;
    private static final String AT_THE_START = "^";

    /** What a recommendation rests on: {@code Based on TPMT status, ...}. */
    private static final Pattern BASIS = Pattern.compile("^based (?:on )?[\\w-]+(?: status)?, ");

    /** Whether a dose below or above the usual one is named. */
    enum Factor {
        LESS,
        MORE
    }

    /**
     * A row of {@code action_words.tsv}; an empty condition holds always.
     *
     * @param words one of them must stand in the opening; {@code ^} must open it
     * @param summary what to do, in our words
     */
    record Row(
            Optional<Boolean> dose,
            Optional<Boolean> alternative,
            Optional<Boolean> other,
            Optional<Factor> factor,
            List<String> words,
            ActionClass action,
            String summary) {}

    private final List<Row> rows;
    private final StrengthWords strengths;

    ActionWords(Knowledge knowledge) {
        this.strengths = new StrengthWords(knowledge);
        this.rows = knowledge.table("pharmacogenomics/action_words", Row.class).rows();
    }

    StrengthWords strengths() {
        return strengths;
    }

    Row of(PublishedRow published) {
        String text = BASIS.matcher(published.text().toLowerCase(Locale.ROOT)).replaceFirst("");
        String opening = text.substring(0, Math.min(text.length(), OPENING));
        return rows.stream()
                .filter(row -> fits(row, published, opening))
                .filter(row -> strengths.of(published) != Strength.NO_RECOMMENDATION
                        || row.action() == ActionClass.NO_RECOMMENDATION
                        || !published.flags().isEmpty())
                .findFirst()
                .or(() -> noRecommendation(published))
                .orElseThrow(() -> published.place().refused("no kind of action fits this recommendation"));
    }

    private Optional<Row> noRecommendation(PublishedRow published) {
        return rows.stream()
                .filter(row -> strengths.of(published) == Strength.NO_RECOMMENDATION)
                .filter(row -> row.action() == ActionClass.NO_RECOMMENDATION)
                .findFirst();
    }

    private static boolean fits(Row row, PublishedRow published, String opening) {
        return flag(row.dose(), published, "dose")
                && flag(row.alternative(), published, "alternative")
                && flag(row.other(), published, "other")
                && row.factor()
                        .map(factor -> factor(published.text()).equals(Optional.of(factor)))
                        .orElse(true)
                && (row.words().isEmpty() || row.words().stream().anyMatch(word -> said(word, opening)));
    }

    private static boolean flag(Optional<Boolean> wanted, PublishedRow published, String flag) {
        return wanted.map(set -> set == published.flags().contains(flag)).orElse(true);
    }

    private static boolean said(String word, String opening) {
        return word.startsWith(AT_THE_START) ? opening.startsWith(word.substring(1)) : opening.contains(word);
    }

    private static Optional<Factor> factor(String text) {
        return DoseFactor.percentLess(text)
                .filter(percent -> percent.signum() != 0)
                .map(percent -> percent.compareTo(BigDecimal.ZERO) > 0 ? Factor.LESS : Factor.MORE);
    }
}
