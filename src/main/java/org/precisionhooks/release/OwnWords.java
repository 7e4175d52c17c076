package org.precisionhooks.release;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.knowledge.RawTable;

/** The published texts that this project has put into its own words, known by their digests. */
final class OwnWords {

    /** A row of {@code published_texts.tsv}: an action of ours that says what the text of this digest says. */
    record Row(String action, String digest) {}

    /** What a row refers to. */
    record Known(String action, List<String> implications) {}

    private final Map<String, Set<String>> digests = new HashMap<>();
    private final Map<String, Set<String>> flags = new HashMap<>();
    private final Map<List<String>, Known> rows = new HashMap<>();

    OwnWords(Knowledge knowledge) {
        knowledge
                .table("pharmacogenomics/published_texts", Row.class)
                .rows()
                .forEach(row -> digests.computeIfAbsent(row.action(), action -> new HashSet<>())
                        .add(row.digest()));
        knowledge
                .raw("pharmacogenomics/actions")
                .named()
                .forEach(row -> flags.put(
                        row.get("action"),
                        Arrays.stream(row.get("flags").split(";"))
                                .filter(flag -> !flag.isEmpty())
                                .collect(Collectors.toSet())));
        knowledge
                .raw("pharmacogenomics/recommendations")
                .named()
                .forEach(row -> rows.put(
                        List.of(row.get("source"), row.get("drug"), row.get("population"), keys(ofRow(row))),
                        new Known(row.get("action"), List.of(row.get("implication1"), row.get("implication2")))));
    }

    /** The action of the row for the same drug, population and results, if the publisher still says the same. */
    Optional<Known> of(PublishedRow row, String drug, String population) {
        return Optional.ofNullable(rows.get(List.of(row.guideline().source(), drug, population, keys(row.keys()))))
                .filter(known -> flags.getOrDefault(known.action(), Set.of()).equals(row.flags()))
                .filter(known -> digests.getOrDefault(known.action(), Set.of()).contains(HtmlText.digest(row.text())));
    }

    private static Map<String, String> ofRow(RawTable.NamedRow row) {
        Map<String, String> keys = new HashMap<>();
        for (int gene = 1; gene <= GuidanceRelease.MOST_GENES; gene++) {
            keys.put(row.get("gene" + gene), row.get("key" + gene));
        }
        return keys;
    }

    private static String keys(Map<String, String> keys) {
        return keys.entrySet().stream()
                .filter(entry -> !entry.getKey().isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }
}
