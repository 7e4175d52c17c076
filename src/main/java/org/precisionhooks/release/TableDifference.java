package org.precisionhooks.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.precisionhooks.knowledge.RawTable;

/**
 * What a pack or another edition changes of a table.
 *
 * @param table name of the table
 * @param added keys of rows that are new
 * @param changed keys of rows with other contents
 * @param removed keys of rows that are gone
 */
public record TableDifference(String table, List<String> added, List<String> changed, List<String> removed) {

    /** The columns that tell which row is meant; for all other tables the first column, where it does. */
    private static final Map<String, List<String>> KEYS = Map.ofEntries(
            Map.entry(
                    "pharmacogenomics/recommendations",
                    List.of("source", "drug", "population", "gene1", "key1", "gene2", "key2")),
            Map.entry("pharmacogenomics/guidelines", List.of("source", "drug", "genes")),
            Map.entry("pharmacogenomics/allele_statuses", List.of("gene", "allele", "drug")),
            Map.entry("pharmacogenomics/allele_definitions", List.of("gene", "allele")),
            Map.entry("pharmacogenomics/functions", List.of("gene", "allele")),
            Map.entry("pharmacogenomics/phenotype_rules", List.of("gene", "function1", "function2")),
            Map.entry("pharmacogenomics/score_rules", List.of("gene", "phenotype")),
            Map.entry("pharmacogenomics/score_keys", List.of("gene", "score")),
            Map.entry("pharmacogenomics/allele_positions", List.of("gene", "position")),
            Map.entry("genomics/variants", List.of("gene", "position38", "reference38", "alternate")),
            Map.entry("genomics/phenotype_answers", List.of("kind", "gene", "value")));

    public TableDifference {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        removed = List.copyOf(removed);
    }

    /** What stands in one table and not, or otherwise, in the other. */
    public static TableDifference between(RawTable before, RawTable after) {
        int[] columns = keyColumns(before, after);
        Map<String, List<String>> old = byKey(before, columns);
        Map<String, List<String>> fresh = byKey(after, columns);
        List<String> added = new ArrayList<>(fresh.keySet());
        added.removeAll(old.keySet());
        List<String> removed = new ArrayList<>(old.keySet());
        removed.removeAll(fresh.keySet());
        List<String> changed = fresh.keySet().stream()
                .filter(key -> old.containsKey(key) && !Objects.equals(old.get(key), fresh.get(key)))
                .toList();
        return new TableDifference(before.name(), added, changed, removed);
    }

    public boolean isEmpty() {
        return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
    }

    /** Where the first column stands for several rows, a row is what all its cells say. */
    private static int[] keyColumns(RawTable before, RawTable after) {
        List<String> header = before.header();
        List<String> names = KEYS.getOrDefault(before.name(), header.subList(0, 1));
        int[] columns = IntStream.range(0, header.size())
                .filter(i -> names.contains(header.get(i)))
                .toArray();
        return KEYS.containsKey(before.name()) || tellsRowsApart(before, columns) && tellsRowsApart(after, columns)
                ? columns
                : IntStream.range(0, header.size()).toArray();
    }

    private static boolean tellsRowsApart(RawTable table, int... columns) {
        return byKey(table, columns).size() == table.rows().size();
    }

    private static Map<String, List<String>> byKey(RawTable table, int... columns) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        table.rows()
                .forEach(row -> rows.put(
                        IntStream.of(columns)
                                .mapToObj(row::get)
                                .reduce((a, b) -> a + " " + b)
                                .orElse("")
                                .strip(),
                        row));
        return rows;
    }
}
