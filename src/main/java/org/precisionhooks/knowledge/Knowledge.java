package org.precisionhooks.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The knowledge tables of this installation: the built-in ones, each replaced or extended by a site's file of the same
 * name. Tables are opened at start-up by those who use them; a broken one stops the start.
 */
public final class Knowledge {

    private static final String SUFFIX = ".tsv";

    private final Optional<Path> site;
    private final TreeMap<String, Table<?>> opened = new TreeMap<>();

    private Knowledge(Optional<Path> site) {
        this.site = site;
    }

    /** The built-in tables only. */
    public static Knowledge builtIn() {
        return new Knowledge(Optional.empty());
    }

    /**
     * The built-in tables with a site's folder over them.
     *
     * @param site folder with {@code <domain>/<table>.tsv}; each file states {@code # mode: replace} or {@code # mode: extend}
     */
    public static Knowledge withSite(Path site) {
        if (!Files.isDirectory(site)) {
            throw new KnowledgeException(site.toString(), 0, "the knowledge folder does not exist");
        }
        return new Knowledge(Optional.of(site));
    }

    /**
     * Opens a table.
     *
     * @param name folder and name, {@code pharmacogenomics/recommendations}
     * @param rowType record whose components equal the table's header
     * @throws KnowledgeException when the table is missing or broken, with file and line
     */
    public synchronized <R extends Record> Table<R> table(String name, Class<R> rowType) {
        Table<R> builtIn =
                TableFile.of("knowledge/" + name + SUFFIX, builtInText(name)).read(name, rowType);
        Table<R> table = siteFile(name)
                .map(file -> TableFile.of(file.toAbsolutePath().toString(), text(file))
                        .over(builtIn, rowType))
                .orElse(builtIn);
        opened.put(name, table);
        return table;
    }

    /** The tables opened so far, by name. */
    public synchronized Collection<Table<?>> tables() {
        return List.copyOf(opened.values());
    }

    /** Complains of files in the site's folder that no part of the server has opened, e.g. a misspelt name. */
    public synchronized void refuseUnknownSiteFiles() {
        List<Path> unknown = siteFiles().stream()
                .filter(file -> !opened.containsKey(tableName(file)))
                .toList();
        if (!unknown.isEmpty()) {
            throw new KnowledgeException(unknown.get(0).toString(), 0, "no table of this name is in use");
        }
    }

    private Optional<Path> siteFile(String name) {
        return site.map(folder -> folder.resolve(name + SUFFIX)).filter(Files::isRegularFile);
    }

    private String tableName(Path file) {
        String relative = site.orElseThrow().relativize(file).toString().replace('\\', '/');
        return relative.substring(0, relative.length() - SUFFIX.length());
    }

    private List<Path> siteFiles() {
        if (site.isEmpty()) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(site.get())) {
            return new ArrayList<>(files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList());
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
