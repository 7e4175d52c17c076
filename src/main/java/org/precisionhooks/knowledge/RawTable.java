package org.precisionhooks.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table as cells, for what compares and writes tables without knowing what their rows mean.
 *
 * @param name folder and name, {@code pharmacogenomics/recommendations}
 * @param provenance where its facts come from
 * @param header names of the columns
 * @param rows the cells of each row, as many as the header has
 */
public record RawTable(String name, Provenance provenance, List<String> header, List<List<String>> rows) {

    public RawTable {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** A row by the names of its columns. */
    public record NamedRow(Map<String, String> cells) {

        /** A cell; empty where the table has no such column. */
        public String get(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    /** All rows by the names of their columns. */
    public List<NamedRow> named() {
        return rows.stream().map(this::named).toList();
    }

    private NamedRow named(List<String> cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            row.put(header.get(i), cells.get(i));
        }
        return new NamedRow(row);
    }

    public RawTable with(Provenance other, List<List<String>> others) {
        return new RawTable(name, other, header, others);
    }

    /**
     * The table as the text of a file.
     *
     * @param mode {@code replace} or {@code extend}: how it stands to the table below it
     */
    public String text(String mode) {
        List<String> lines = new ArrayList<>(List.of(
                "# mode: " + mode,
                "# source: " + provenance.source(),
                "# version: " + provenance.version(),
                "# retrieved: " + provenance.retrieved(),
                "# url: " + provenance.url(),
                "# license: " + provenance.license(),
                String.join("\t", header)));
        rows.forEach(row -> lines.add(String.join("\t", row)));
        return String.join("\n", lines) + "\n";
    }
}
