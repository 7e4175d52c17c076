package org.precisionhooks.knowledge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One file of rows: comment lines with the provenance, a header, one rule a line, cells parted by tabs.
 *
 * @param file name for messages
 * @param text the whole file
 * @param comments the {@code # key: value} lines
 * @param lines the other lines with their numbers; the first is the header
 */
record TableFile(String file, String text, Map<String, String> comments, List<Line> lines) {

    /** A line of cells and its number in the file, counted from 1. */
    record Line(int number, String[] cells) {}

    static TableFile of(String file, String text) {
        Map<String, String> comments = new LinkedHashMap<>();
        List<Line> lines = new ArrayList<>();
        String[] all = text.split("\n", -1);
        for (int i = 0; i < all.length; i++) {
            String line = all[i].endsWith("\r") ? all[i].substring(0, all[i].length() - 1) : all[i];
            if (line.startsWith("#")) {
                comment(line.substring(1), comments);
            } else if (!line.isEmpty()) {
                lines.add(new Line(i + 1, line.split("\t", -1)));
            }
        }
        return new TableFile(file, text, comments, lines);
    }

    /** Reads a table that stands alone. */
    <R extends Record> Table<R> read(String name, Class<R> rowType) {
        return new Table<>(name, provenance(), file, digest(text), rows(rowType));
    }

    /** Reads a site's table that replaces or extends the built-in one. */
    <R extends Record> Table<R> over(Table<R> builtIn, Class<R> rowType) {
        String mode = comments.getOrDefault("mode", "");
        Table<R> own = read(builtIn.name(), rowType);
        return switch (mode) {
            case "replace" -> own;
            case "extend" -> extended(builtIn, own);
            default -> throw new KnowledgeException(file, 1, "a line '# mode: replace' or '# mode: extend' is needed");
        };
    }

    /** Reads a table that stands alone, as cells. */
    RawTable raw(String name) {
        if (lines.isEmpty()) {
            throw new KnowledgeException(file, 1, "the header line is missing");
        }
        List<String> header = List.of(lines.get(0).cells());
        lines.stream()
                .filter(line -> line.cells().length != header.size())
                .findFirst()
                .ifPresent(line -> {
                    throw new KnowledgeException(file, line.number(), header.size() + " cells are needed");
                });
        return new RawTable(
                name,
                provenance(),
                header,
                lines.stream().skip(1).map(line -> List.of(line.cells())).toList());
    }

    /** Reads the cells of a table that replaces or extends another one. */
    RawTable over(RawTable below) {
        RawTable own = raw(below.name());
        return comments.getOrDefault("mode", "").equals("replace")
                ? own
                : below.with(
                        own.provenance(),
                        Stream.concat(below.rows().stream(), own.rows().stream())
                                .toList());
    }

    private static <R extends Record> Table<R> extended(Table<R> builtIn, Table<R> own) {
        Provenance base = builtIn.provenance();
        Provenance added = own.provenance();
        Provenance both = new Provenance(
                base.source() + "; " + added.source(),
                base.version() + "+" + added.version(),
                added.retrieved(),
                base.url(),
                base.license() + "; " + added.license());
        List<R> rows =
                Stream.concat(builtIn.rows().stream(), own.rows().stream()).toList();
        return new Table<>(
                builtIn.name(),
                both,
                builtIn.origin() + " + " + own.origin(),
                digest(builtIn.digest() + own.digest()),
                rows);
    }

    private <R extends Record> List<R> rows(Class<R> rowType) {
        if (lines.isEmpty()) {
            throw new KnowledgeException(file, 1, "the header line is missing");
        }
        RowReader<R> reader = new RowReader<>(file, rowType);
        reader.checkHeader(lines.get(0));
        return lines.stream().skip(1).map(reader::read).toList();
    }

    private Provenance provenance() {
        try {
            return new Provenance(
                    comment("source"),
                    comment("version"),
                    LocalDate.parse(comment("retrieved")),
                    comment("url"),
                    comment("license"));
        } catch (DateTimeException e) {
            throw new KnowledgeException(file, 1, "'# retrieved:' is not a date like 2026-11-24");
        }
    }

    private String comment(String key) {
        String value = comments.getOrDefault(key, "");
        if (value.isEmpty()) {
            throw new KnowledgeException(file, 1, "the provenance line '# " + key + ":' is missing");
        }
        return value;
    }

    private static void comment(String line, Map<String, String> comments) {
        int colon = line.indexOf(':');
        if (colon > 0) {
            comments.putIfAbsent(
                    line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        }
    }

    static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
    }
}
