package org.precisionhooks.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.precisionhooks.SharedReference;

/** The scores of the shared server: two that were made up, and those of the reference data where it is. */
final class TestScores {

    private static final List<String> SHARED = List.of("PGS001229_22.txt", "PGS000001_hmPOS_GRCh38.txt.gz");

    private TestScores() {}

    static Path folder() {
        try {
            Path folder = Files.createTempDirectory("scores");
            folder.toFile().deleteOnExit();
            try (Stream<Path> own = Files.list(Path.of("src/test/resources/polygenic"))) {
                own.forEach(file -> copy(file, folder));
            }
            SHARED.forEach(
                    name -> SharedReference.find("cardiology/pgs/" + name).ifPresent(file -> copy(file, folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path file, Path folder) {
        try {
            Path copy = Files.copy(file, folder.resolve(file.getFileName()));
            copy.toFile().deleteOnExit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
