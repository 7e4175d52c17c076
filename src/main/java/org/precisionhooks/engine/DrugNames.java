package org.precisionhooks.engine;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Finds ingredient and brand names in free text, as whole words, the longest name first. */
final class DrugNames {

    /** Order texts are short; what stands beyond is not read. */
    private static final int LONGEST_TEXT = 500;

    /** Between the ingredients of a product; not between a number and its unit. */
    private static final Pattern BETWEEN = Pattern.compile("(?<=[\\p{L})])/(?=\\p{L}{4})|\\s[/+]\\s");

    private final Map<String, Set<Drug>> byName = new HashMap<>();
    private int mostWords = 1;

    DrugNames(Collection<Drug> ingredients, List<DrugTables.BrandRow> brands, Function<List<String>, Set<Drug>> known) {
        brands.forEach(row -> add(row.brand(), known.apply(row.ingredients())));
        ingredients.forEach(drug -> add(drug.name(), Set.of(drug)));
    }

    private void add(String name, Set<Drug> drugs) {
        List<String> words = words(name);
        if (!words.isEmpty() && !drugs.isEmpty()) {
            byName.put(String.join(" ", words), drugs);
            mostWords = Math.max(mostWords, words.size());
        }
    }

    /** Whether a text is written as the ingredients of one product are. */
    static boolean isList(String text) {
        return BETWEEN.matcher(text).find();
    }

    /** The drugs of a name that is the whole text. */
    Set<Drug> called(String name) {
        return byName.getOrDefault(String.join(" ", words(name)), Set.of());
    }

    Set<Drug> in(String text) {
        List<String> words = words(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
        Set<Drug> found = new LinkedHashSet<>();
        int start = 0;
        while (start < words.size()) {
            start += Math.max(1, longestNameAt(words, start, found));
        }
        return found;
    }

    /** Adds the drugs of the longest name that starts at a word; returns how many words it has, 0 for none. */
    private int longestNameAt(List<String> words, int start, Set<Drug> found) {
        for (int length = Math.min(mostWords, words.size() - start); length > 0; length--) {
            Set<Drug> drugs = byName.get(String.join(" ", words.subList(start, start + length)));
            if (drugs != null) {
                found.addAll(drugs);
                return length;
            }
        }
        return 0;
    }

    private static List<String> words(String text) {
        String[] parts = text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}+'-]+", -1);
        return Arrays.stream(parts).filter(part -> !part.isEmpty()).toList();
    }
}
