package org.precisionhooks.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.knowledge.RawTable;

/**
 * Tables made of a release, to be laid over those that are loaded.
 *
 * @param tables the tables
 * @param leftOut what of the release was not taken over, and why
 */
record Pack(List<PackTable> tables, List<String> leftOut) {

    public Pack {
        tables = List.copyOf(tables);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * A table of a pack.
     *
     * @param replaces whether it stands instead of the tables below it
     */
    public record PackTable(RawTable table, boolean replaces) {}

    /**
     * Writes the pack into a new folder, all of it or nothing.
     *
     * @param folder must not exist yet
     * @param check throws when the tables cannot be used; is called before the folder gets its name
     */
    public void write(Path folder, Consumer<Path> check) {
        Path target = folder.toAbsolutePath();
        if (Files.exists(target)) {
            throw new ReleaseException(String.valueOf(target.getFileName()), 0, "the folder exists already");
        }
        try {
            Files.createDirectories(target.getParent());
            Path draft = Files.createTempDirectory(target.getParent(), ".import-");
            try {
                for (PackTable table : tables) {
                    Path file = draft.resolve(table.table().name() + ".tsv");
                    Files.createDirectories(file.getParent());
                    Files.writeString(file, table.table().text(table.replaces() ? "replace" : "extend"));
                }
                check.accept(draft);
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                delete(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
