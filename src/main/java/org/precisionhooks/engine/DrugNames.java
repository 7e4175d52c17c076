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

    /** What begins like a name, and not with an amount or a unit. */
    private static final Pattern NAME = Pattern.compile("\\s*\\p{L}{4}");

    /** Shorter parts of a word are often something else. */
    private static final int SHORTEST_PART = 5;

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

    /** Whether a text that is written as the ingredients of one product are has one without a known name. */
    boolean leavesOut(String text) {
        return isList(text)
                && Arrays.stream(BETWEEN.split(text, -1))
                        .anyMatch(part -> NAME.matcher(part).lookingAt() && in(part).isEmpty());
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
            int length = longestNameAt(words, start, found);
            if (length == 0) {
                addParts(words.get(start), found);
            }
            start += Math.max(1, length);
        }
        return found;
    }

    /** Adds the drugs of which a hyphenated word that is no name has the name: Clopidogrel-ratiopharm. */
    private void addParts(String word, Set<Drug> found) {
        if (word.indexOf('-') > 0) {
            for (String part : word.split("-", -1)) {
                if (part.length() >= SHORTEST_PART) {
                    found.addAll(byName.getOrDefault(part, Set.of()));
                }
            }
        }
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
