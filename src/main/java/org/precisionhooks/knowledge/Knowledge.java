package org.precisionhooks.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The knowledge tables of this installation: the built-in ones, each replaced or extended by the files of the same name in
 * packs that the operator switched on, then by the site's own. Tables are opened at start-up by those who use them; a broken one stops the start.
 */
public final class Knowledge {

    private static final String SUFFIX = ".tsv";

    private final List<Path> folders;
    private final TreeMap<String, Opened<?>> opened = new TreeMap<>();

    /** A table in the form in which it was asked for. */
    private record Opened<R extends Record>(Class<R> rowType, Table<R> table) {

        @SuppressWarnings("unchecked")
        <S extends Record> Optional<Table<S>> as(Class<S> type) {
            return rowType.equals(type) ? Optional.of((Table<S>) table) : Optional.empty();
        }
    }

    private Knowledge(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /** The built-in tables only. */
    public static Knowledge builtIn() {
        return new Knowledge(List.of());
    }

    /**
     * The built-in tables with folders over them, each over the one before it.
     *
     * @param folders packs of knowledge, the site's own folder last, each with {@code <domain>/<table>.tsv}; a file states
     *     {@code # mode: replace} or {@code # mode: extend}
     */
    public static Knowledge layered(List<Path> folders) {
        folders.stream()
                .filter(folder -> !Files.isDirectory(folder))
                .findFirst()
                .ifPresent(missing -> {
                    throw new KnowledgeException(missing.toString(), 0, "the knowledge folder does not exist");
                });
        return new Knowledge(folders);
    }

    /**
     * A table, which is read once and stays as it was then.
     *
     * @param name folder and name, {@code pharmacogenomics/recommendations}
     * @param rowType record whose components equal the table's header
     * @throws KnowledgeException when the table is missing or broken, with file and line
     */
    public synchronized <R extends Record> Table<R> table(String name, Class<R> rowType) {
        return Optional.<Opened<?>>ofNullable(opened.get(name))
                .flatMap(known -> known.as(rowType))
                .orElseGet(() -> open(name, rowType));
    }

    private <R extends Record> Table<R> open(String name, Class<R> rowType) {
        Table<R> builtIn =
                TableFile.of("knowledge/" + name + SUFFIX, builtInText(name)).read(name, rowType);
        Table<R> table = builtIn;
        for (Path folder : folders) {
            Path file = folder.resolve(name + SUFFIX);
            if (Files.isRegularFile(file)) {
                table = TableFile.of(file.toAbsolutePath().toString(), text(file))
                        .over(table, rowType);
            }
        }
        opened.put(name, new Opened<>(rowType, table));
        return table;
    }

    /** A table as cells; one that its rows would refuse is not refused here. */
    public RawTable raw(String name) {
        RawTable table =
                TableFile.of("knowledge/" + name + SUFFIX, builtInText(name)).raw(name);
        for (Path folder : folders) {
            Path file = folder.resolve(name + SUFFIX);
            if (Files.isRegularFile(file)) {
                table = TableFile.of(file.toAbsolutePath().toString(), text(file))
                        .over(table);
            }
        }
        return table;
    }

    /** This knowledge with one more pack over it. */
    public Knowledge with(Path pack) {
        return layered(Stream.concat(folders.stream(), Stream.of(pack)).toList());
    }

    /** The tables opened so far, by name. */
    public synchronized Collection<Table<?>> tables() {
        return opened.values().stream().<Table<?>>map(Opened::table).toList();
    }

    /** Complains of files in the folders that no part of the server has opened, e.g. a misspelt name. */
    public synchronized void refuseUnknownSiteFiles() {
        for (Path folder : folders) {
            files(folder).stream()
                    .filter(file -> !opened.containsKey(tableName(folder, file)))
                    .findFirst()
                    .ifPresent(unknown -> {
                        throw new KnowledgeException(unknown.toString(), 0, "no table of this name is in use");
                    });
        }
    }

    private static String tableName(Path folder, Path file) {
        String relative = folder.relativize(file).toString().replace('\\', '/');
        return relative.substring(0, relative.length() - SUFFIX.length());
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String builtInText(String name) {
        String path = "/knowledge/" + name + SUFFIX;
        try (InputStream in = Knowledge.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new KnowledgeException(path.substring(1), 0, "the table does not exist");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new KnowledgeException(file.toString(), 0, "not readable as UTF-8 text");
        }
    }
}
