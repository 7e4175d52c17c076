package org.precisionhooks.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The knowledge tables of this installation: the built-in ones, each replaced or extended by the files of the same name in
 * packs that the operator switched on, then by the site's own, as they were when the folders were read. Tables are opened by
 * those who use them; a broken one is refused, at start-up and later.
 */
public final class Knowledge {

    static final String SUFFIX = ".tsv";

    private final List<SiteFolder> folders;
    private final TreeMap<String, Opened<?>> opened = new TreeMap<>();

    /** A table in the form in which it was asked for. */
    private record Opened<R extends Record>(Class<R> rowType, Table<R> table) {

        @SuppressWarnings("unchecked")
        <S extends Record> Optional<Table<S>> as(Class<S> type) {
            return rowType.equals(type) ? Optional.of((Table<S>) table) : Optional.empty();
        }
    }

    private Knowledge(List<SiteFolder> folders) {
        this.folders = List.copyOf(folders);
    }

    /** The built-in tables only. */
    public static Knowledge builtIn() {
        return new Knowledge(List.of());
    }

    /**
     * The built-in tables with folders over them, each over the one before it; all files are read now.
     *
     * @param folders packs of knowledge, the site's own folder last, each with {@code <domain>/<table>.tsv}; a file states
     *     {@code # mode: replace} or {@code # mode: extend}
     */
    public static Knowledge layered(List<Path> folders) {
        return new Knowledge(folders.stream().map(SiteFolder::read).toList());
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
        Table<R> table =
                TableFile.of("knowledge/" + name + SUFFIX, builtInText(name)).read(name, rowType);
        for (TableFile file : files(name)) {
            table = file.over(table, rowType);
        }
        opened.put(name, new Opened<>(rowType, table));
        return table;
    }

    /** A table as cells; one that its rows would refuse is not refused here. */
    public RawTable raw(String name) {
        RawTable table =
                TableFile.of("knowledge/" + name + SUFFIX, builtInText(name)).raw(name);
        for (TableFile file : files(name)) {
            table = file.over(table);
        }
        return table;
    }

    private List<TableFile> files(String name) {
        return folders.stream()
                .flatMap(
                        folder -> Optional.ofNullable(folder.texts().get(name))
                                .map(text -> TableFile.of(folder.file(name), text))
                                .stream())
                .toList();
    }

    /** This knowledge with one more pack over it. */
    public Knowledge with(Path pack) {
        return new Knowledge(Stream.concat(folders.stream(), Stream.of(SiteFolder.read(pack)))
                .toList());
    }

    /** This knowledge with the folders of other knowledge over it. */
    public Knowledge with(Knowledge above) {
        return new Knowledge(
                Stream.concat(folders.stream(), above.folders.stream()).toList());
    }

    /** The same files, of which nothing is opened yet. */
    public Knowledge unopened() {
        return new Knowledge(folders);
    }

    /** The tables opened so far, by name. */
    public synchronized Collection<Table<?>> tables() {
        return opened.values().stream().<Table<?>>map(Opened::table).toList();
    }

    /** Names of the tables opened so far. */
    public synchronized Set<String> names() {
        return Set.copyOf(opened.keySet());
    }

    /** Names of the tables of which a folder has a file. */
    public SortedSet<String> siteTables() {
        SortedSet<String> names = new TreeSet<>();
        folders.forEach(folder -> names.addAll(folder.texts().keySet()));
        return names;
    }

    /** SHA-256 over all files of the folders, with their names and in their order; the same wherever the folders lie. */
    public String digest() {
        StringBuilder all = new StringBuilder();
        folders.forEach(folder -> {
            all.append("folder\n");
            folder.texts()
                    .forEach((name, text) -> all.append(name)
                            .append(' ')
                            .append(TableFile.digest(text))
                            .append('\n'));
        });
        return TableFile.digest(all.toString());
    }

    /** Whether the folders say the same of a table as those of other knowledge. */
    public boolean agreesOn(String table, Knowledge other) {
        return texts(table).equals(other.texts(table));
    }

    private List<String> texts(String table) {
        return folders.stream()
                .flatMap(folder -> Optional.ofNullable(folder.texts().get(table)).stream())
                .toList();
    }

    /** Complains of files in the folders that are not of these tables, e.g. of a misspelt name. */
    public void refuseSiteFilesBut(Set<String> used) {
        for (SiteFolder folder : folders) {
            folder.texts().keySet().stream()
                    .filter(table -> !used.contains(table))
                    .findFirst()
                    .ifPresent(table -> {
                        throw new KnowledgeException(folder.file(table), 0, "no table of this name is in use");
                    });
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
}
