package org.precisionhooks.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder of tables as it was when it was read: what is put there afterwards changes nothing.
 *
 * @param folder where it lies
 * @param texts its files, by the names of their tables
 */
record SiteFolder(Path folder, SortedMap<String, String> texts) {

    SiteFolder {
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }

    static SiteFolder read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new KnowledgeException(folder.toString(), 0, "the knowledge folder does not exist");
        }
        SortedMap<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(Knowledge.SUFFIX) && Files.isRegularFile(file))
                    .forEach(file -> texts.put(tableName(folder, file), text(file)));
        } catch (IOException | UncheckedIOException e) {
            throw new KnowledgeException(folder.toString(), 0, "the knowledge folder cannot be read");
        }
        return new SiteFolder(folder, texts);
    }

    /** What a file is called in messages. */
    String file(String table) {
        return folder.resolve(table + Knowledge.SUFFIX).toAbsolutePath().toString();
    }

    private static String tableName(Path folder, Path file) {
        String relative = folder.relativize(file).toString().replace('\\', '/');
        return relative.substring(0, relative.length() - Knowledge.SUFFIX.length());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new KnowledgeException(file.toString(), 0, "not readable as UTF-8 text");
        }
    }
}
