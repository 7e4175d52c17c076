package org.precisionhooks.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.genome.GenomeBuild;
import org.precisionhooks.genome.Liftover;
import org.precisionhooks.genome.ReferenceSequences;

class ChainFolderTest {

    private static final String DOWN = "chain 1 chr21 46709983 + 0 100 chr21 48129895 + 50 150 1\n100\n\n";
    private static final String UP = "chain 1 chr21 48129895 + 50 150 chr21 46709983 + 0 100 1\n100\n\n";

    @TempDir
    Path folder;

    private ReferenceSequences sequences;

    @BeforeEach
    void openTables() {
        sequences = ReferenceSequences.from(BuiltIn.KNOWLEDGE);
    }

    @Test
    void plainAndGzippedFilesAreReadAndOthersLeftAlone() throws IOException {
        Files.writeString(folder.resolve("down.chain"), DOWN);
        Files.writeString(folder.resolve("README.txt"), "not a chain");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("up.chain.gz")))) {
            out.write(UP.getBytes(StandardCharsets.US_ASCII));
        }

        Liftover liftover = new ChainFolder(folder).liftover(sequences);

        GenomicRegion on38 = new GenomicRegion("NC_000021.9", 10, 20);
        GenomicRegion on37 = new GenomicRegion("NC_000021.8", 60, 70);
        assertThat(liftover.lift(on38, GenomeBuild.GRCH37)).contains(on37);
        assertThat(liftover.lift(on37, GenomeBuild.GRCH38)).contains(on38);
    }

    @Test
    void aFolderWithoutChainsStopsTheStart() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new ChainFolder(folder).liftover(sequences))
                .withMessageContaining("holds no file");
        assertThatIllegalStateException()
                .isThrownBy(() -> new ChainFolder(folder.resolve("none")).liftover(sequences))
                .withMessageContaining("does not exist");
    }

    @Test
    void aBrokenFileStopsTheStartByItsName() throws IOException {
        Files.writeString(folder.resolve("broken.chain"), "chain 1 chr21\n");

        assertThatIllegalStateException()
                .isThrownBy(() -> new ChainFolder(folder).liftover(sequences))
                .withMessageContaining("broken.chain");
    }

    @Test
    void aFileThatIsNotGzippedStopsTheStart() throws IOException {
        Files.writeString(folder.resolve("down.chain.gz"), DOWN);

        assertThatIllegalStateException()
                .isThrownBy(() -> new ChainFolder(folder).liftover(sequences))
                .withMessageContaining("down.chain.gz");
    }
}
