package org.precisionhooks.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precisionhooks.engine.cardiology.polygenic.LoadedScores;
import org.precisionhooks.engine.cardiology.polygenic.LoadedScores.LoadedScore;

/** The folder of scoring files: what is in it is loaded, and what is wrong with it stops the start. */
class ScoreFolderTest {

    private static final String SCORE = """
            #pgs_id=PGS900001
            #genome_build=GRCh38
            chr_name	chr_position	effect_allele	other_allele	effect_weight
            1	100	A	G	0.5
            """;

    @TempDir
    Path folder;

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private LoadedScores load() {
        return new ScoreFolder(folder).scores();
    }

    @Test
    void plainAndGzippedFilesAreLoadedAndOthersLeftAlone() throws IOException {
        write("one.txt", SCORE);
        write("README.md", "no score");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("two.txt.gz")))) {
            out.write(SCORE.replace("PGS900001", "PGS900002").getBytes(StandardCharsets.UTF_8));
        }

        assertThat(load().all()).extracting(score -> score.file().id()).containsExactly("PGS900001", "PGS900002");
        LoadedScore one = load().named("PGS900001").orElseThrow();
        assertThat(one.origin()).isEqualTo("one.txt");
        assertThat(one.digest())
                .hasSize(64)
                .isNotEqualTo(load().named("PGS900002").orElseThrow().digest());
        assertThat(load().named("PGS900003")).isEmpty();
    }

    @Test
    void oneScoreInTwoFilesStopsTheStart() throws IOException {
        write("one.txt", SCORE);
        write("two.txt", SCORE);

        assertThatIllegalStateException()
                .isThrownBy(this::load)
                .withMessageContaining("two.txt and one.txt are both PGS900001");
    }

    @Test
    void aBrokenFileStopsTheStartWithItsLine() throws IOException {
        write("one.txt", SCORE.replace("0.5", "much"));

        assertThatIllegalStateException()
                .isThrownBy(this::load)
                .withMessageContaining("one.txt")
                .withMessageContaining("line 4 has no weight");
    }

    @Test
    void aFileWithoutANameStopsTheStart() throws IOException {
        write("one.txt", SCORE.replace("#pgs_id=PGS900001\n", ""));

        assertThatIllegalStateException().isThrownBy(this::load).withMessageContaining("names no score");
    }

    @Test
    void damagedCompressionStopsTheStart() throws IOException {
        write("one.txt.gz", "not compressed");

        assertThatIllegalStateException().isThrownBy(this::load).withMessageContaining("one.txt.gz");
    }

    @Test
    void anEmptyOrMissingFolderStopsTheStart() {
        assertThatIllegalStateException().isThrownBy(this::load).withMessageContaining("holds no file");
        assertThatIllegalStateException()
                .isThrownBy(() -> new ScoreFolder(folder.resolve("nowhere")).scores())
                .withMessageContaining("does not exist");
    }
}
