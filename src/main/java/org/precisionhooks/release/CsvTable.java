package org.precisionhooks.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A table with a header, parted by commas or, as {@code .tsv}, by tabs (RFC 4180): cells by the names of their columns. */
final class CsvTable {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String file;
    private final CSVParser parser;
    private final List<Row> rows = new ArrayList<>();

    /** A row, and the line at which it begins. */
    record Row(String file, int line, Map<String, String> cells) {

        /** The cell of the first of some columns that is there. */
        Optional<String> cell(String... columns) {
            for (String column : columns) {
                if (cells.containsKey(column)) {
                    return Optional.of(cells.getOrDefault(column, ""));
                }
            }
            return Optional.empty();
        }

        ReleaseException refused(String problem) {
            return new ReleaseException(file, line, problem);
        }
    }

    private CsvTable(String file, CSVParser parser) {
        this.file = file;
        this.parser = parser;
    }

    static List<Row> read(Path path) {
        String file = String.valueOf(path.getFileName());
        boolean tabs = file.toLowerCase(Locale.ROOT).endsWith(".tsv");
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(tabs ? '\t' : ',')
                .setIgnoreEmptyLines(true)
                .build();
        try (CSVParser parser = CSVParser.parse(text(path), format)) {
            return new CsvTable(file, parser).rows();
        } catch (CharacterCodingException e) {
            throw new ReleaseException(file, 0, "not UTF-8");
        } catch (IOException e) {
            throw new ReleaseException(file, 0, "not readable");
        }
    }

    private static String text(Path path) throws IOException {
        String text = Files.readString(path);
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private List<Row> rows() {
        List<String> header = List.of();
        Iterator<CSVRecord> records = parser.iterator();
        for (int line = 1; hasNext(records, line); line = Math.toIntExact(parser.getCurrentLineNumber()) + 1) {
            List<String> cells = records.next().toList();
            if (header.isEmpty()) {
                header = header(cells);
            } else {
                add(header, cells, line);
            }
        }
        return rows;
    }

    private boolean hasNext(Iterator<CSVRecord> records, int line) {
        try {
            return records.hasNext();
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new ReleaseException(file, line, "quotes that do not part its cells");
        }
    }

    /** Small, without the signs that parts of a name are joined by. */
    private List<String> header(List<String> cells) {
        List<String> header = cells.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT).replace("_", ""))
                .toList();
        if (header.size() != Set.copyOf(header).size()) {
            throw new ReleaseException(file, 1, "a column stands twice in the header");
        }
        return header;
    }

    private void add(List<String> header, List<String> cells, int line) {
        if (cells.size() != header.size()) {
            throw new ReleaseException(file, line, header.size() + " columns are needed, not " + cells.size());
        }
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            named.put(header.get(i), cells.get(i).strip());
        }
        rows.add(new Row(file, line, named));
    }
}
