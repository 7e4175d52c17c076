package org.precisionhooks.release;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.precisionhooks.engine.Strength;
import org.precisionhooks.knowledge.Knowledge;

/** How strong publishers call their recommendations ({@code strength_words.tsv}); what is not known here is not graded. */
final class StrengthWords {

    private final Map<String, Strength> strengths;

    /** A row of {@code strength_words.tsv}. */
    record Row(String word, Strength strength) {}

    StrengthWords(Knowledge knowledge) {
        this.strengths = knowledge.table("pharmacogenomics/strength_words", Row.class).rows().stream()
                .collect(Collectors.toMap(row -> lower(row.word()), Row::strength));
    }

    Strength of(PublishedRow row) {
        return strengths.getOrDefault(lower(row.strength()), Strength.NOT_APPLICABLE);
    }

    /** A recommendation without a word is not graded by its publisher. */
    boolean knows(PublishedRow row) {
        return row.strength().isEmpty() || strengths.containsKey(lower(row.strength()));
    }

    private static String lower(String word) {
        return word.strip().toLowerCase(Locale.ROOT);
    }
}
