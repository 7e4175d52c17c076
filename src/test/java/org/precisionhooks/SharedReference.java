package org.precisionhooks;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The reference data that lies beside a checkout, where it does; the project builds and passes without it. */
public final class SharedReference {

    private SharedReference() {}

    /** A folder or file of the reference data; skips the test, saying so, where the data is not there. */
    public static Path require(String path) {
        Optional<Path> found = find(path);
        assumeTrue(found.isPresent(), "Not compared: the reference data '" + path + "' is not here");
        return found.orElseThrow();
    }

    /** The same, if it is there. */
    public static Optional<Path> find(String path) {
        Path root = Path.of(
                Optional.ofNullable(System.getenv("PRECISION_HOOKS_SHARED")).orElse("../shared"));
        return Optional.of(root.resolve("reference").resolve(path)).filter(Files::exists);
    }
}
