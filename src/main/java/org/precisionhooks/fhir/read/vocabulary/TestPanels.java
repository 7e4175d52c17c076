package org.precisionhooks.fhir.read.vocabulary;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.knowledge.Knowledge;

/** Orders of several genes at once, from the table {@code genomics/test_panels}. */
public final class TestPanels {

    private final Map<List<String>, List<String>> coded = new HashMap<>();
    private final List<Row> worded;

    /**
     * A row of {@code genomics/test_panels.tsv}.
     *
     * @param words parts of words that stand together; empty for a code
     * @param genes all genes that a coded panel tests; whose domains one has that is known by its words only
     */
    record Row(String system, String code, List<String> words, List<String> genes, String display) {

        Row {
            words = List.copyOf(words);
            genes = List.copyOf(genes);
            if (genes.isEmpty() || code.isEmpty() == words.isEmpty()) {
                throw new IllegalArgumentException("genes are needed, and either a code or words");
            }
        }
    }

    private TestPanels(List<Row> rows) {
        rows.stream()
                .filter(row -> !row.code().isEmpty())
                .forEach(row -> coded.put(List.of(row.system(), row.code()), row.genes()));
        this.worded = rows.stream().filter(row -> row.code().isEmpty()).toList();
    }

    static TestPanels from(Knowledge knowledge) {
        return new TestPanels(knowledge.table("genomics/test_panels", Row.class).rows());
    }

    /** All genes that a coded panel tests; none where the code is no panel's. */
    public List<String> genes(Coding coding) {
        return coded.getOrDefault(List.of(coding.system(), coding.code()), List.of());
    }

    /** Whose domains a panel has that these words order without naming its genes; empty where they order none. */
    public Optional<List<String>> worded(String text) {
        String plain = text.toLowerCase(Locale.ROOT);
        return worded.stream()
                .filter(row -> row.words().stream().allMatch(plain::contains))
                .findFirst()
                .map(Row::genes);
    }
}
