package org.precisionhooks.release;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A table with a header, parted by commas or, as {@code .tsv}, by tabs (RFC 4180): cells by the names of their columns. */
final class CsvTable {

    private static final char QUOTE = '"';
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String file;
    private final String text;
    private final char separator;
    private final List<Row> rows = new ArrayList<>();
    private int at;
    private int line = 1;

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

    private CsvTable(String file, String text) {
        this.file = file;
        this.text = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        this.separator = file.toLowerCase(Locale.ROOT).endsWith(".tsv") ? '\t' : ',';
    }

    static List<Row> read(Path path) {
        String file = String.valueOf(path.getFileName());
        try {
            return new CsvTable(file, Files.readString(path)).rows();
        } catch (CharacterCodingException e) {
            throw new ReleaseException(file, 0, "not UTF-8");
        } catch (IOException e) {
            throw new ReleaseException(file, 0, "not readable");
        }
    }

    private List<Row> rows() {
        List<String> header = record().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT).replace("_", ""))
                .toList();
        if (header.size() != Set.copyOf(header).size()) {
            throw new ReleaseException(file, 1, "a column stands twice in the header");
        }
        while (at < text.length()) {
            int first = line;
            List<String> cells = record();
            if (cells.size() == 1 && cells.get(0).isBlank()) {
                continue;
            }
            if (cells.size() != header.size()) {
                throw new ReleaseException(file, first, header.size() + " columns are needed, not " + cells.size());
            }
            Map<String, String> named = new LinkedHashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                named.put(header.get(i), cells.get(i).strip());
            }
            rows.add(new Row(file, first, named));
        }
        return rows;
    }

    private List<String> record() {
        List<String> cells = new ArrayList<>();
        do {
            cells.add(cell());
        } while (at < text.length() && text.charAt(at++) == separator);
        line++;
        return cells;
    }

    private String cell() {
        return at < text.length() && text.charAt(at) == QUOTE ? quoted() : plain();
    }

    private String plain() {
        int start = at;
        while (at < text.length() && text.charAt(at) != separator && text.charAt(at) != '\n') {
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() {
        StringBuilder cell = new StringBuilder();
        int first = line;
        for (at++; at < text.length(); at++) {
            char sign = text.charAt(at);
            line += sign == '\n' ? 1 : 0;
            if (sign != QUOTE) {
                cell.append(sign);
            } else if (at + 1 < text.length() && text.charAt(at + 1) == QUOTE) {
                cell.append(QUOTE);
                at++;
            } else {
                at++;
                return ended(cell.toString(), first);
            }
        }
        throw new ReleaseException(file, first, "a quoted cell does not end");
    }

    private String ended(String cell, int first) {
        if (!plain().isBlank()) {
            throw new ReleaseException(file, first, "words behind the end of a quoted cell");
        }
        return cell;
    }
}
