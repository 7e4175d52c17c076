package org.precisionhooks.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.engine.cardiology.polygenic.CohortSites;
import org.precisionhooks.engine.cardiology.polygenic.LoadedScores;
import org.precisionhooks.engine.cardiology.polygenic.LoadedScores.LoadedScore;
import org.precisionhooks.engine.cardiology.polygenic.ReferenceCohort;
import org.precisionhooks.engine.cardiology.polygenic.ReferenceCohort.CohortFile;
import org.precisionhooks.engine.cardiology.polygenic.ScoringFile;
import org.precisionhooks.fhir.importer.vcf.CohortReader;
import org.precisionhooks.fhir.importer.vcf.VcfLimits;
import org.precisionhooks.fhir.importer.vcf.VcfReader;
import org.precisionhooks.genome.GenomeBuild;
import org.precisionhooks.genome.ReferenceSequences;

/** The folder of a reference cohort: what is in it is read at the places of the scores, and what is wrong with it stops the start. */
class CohortFolderTest {

    private static final ScoringFile SCORE = ScoringFile.parse(List.of(
                    "#pgs_id=PGS900001",
                    "#genome_build=GRCh38",
                    "chr_name\tchr_position\teffect_allele\tother_allele\teffect_weight",
                    "1\t100\tA\tG\t0.5",
                    "2\t200\tC\tT\t0.5")
            .iterator());

    private static final String ONE = """
            ##fileformat=VCFv4.3
            ##contig=<ID=chr1,length=248956422>
            #CHROM	POS	ID	REF	ALT	QUAL	FILTER	INFO
            chr1	100	.	G	A	.	PASS	AC=1;AF=0.25
            """;

    private static final String TWO = """
            ##fileformat=VCFv4.3
            ##contig=<ID=chr2,length=242193529>
            #CHROM	POS	ID	REF	ALT	QUAL	FILTER	INFO
            chr2	200	.	C	T	.	.	AF=0.1
            """;

    @TempDir
    Path folder;

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private void writeCompressed(String name, String text) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private ReferenceCohort load() {
        VcfReader reader = new VcfReader(
                BuiltIn.KNOWLEDGE,
                ReferenceSequences.from(BuiltIn.KNOWLEDGE),
                region -> "",
                new VcfLimits(1 << 24, 100_000, 1 << 16, 10, 300));
        return new CohortFolder(folder, new CohortReader(reader))
                .cohort(LoadedScores.of(List.of(new LoadedScore(SCORE, "score.txt", ""))));
    }

    @Test
    void plainAndCompressedFilesOfSeveralChromosomesAreOneCohort() throws IOException {
        write("one.vcf", ONE);
        writeCompressed("two.vcf.gz", TWO);
        write("README.md", "no file of variants");

        ReferenceCohort cohort = load();
        CohortSites sites = cohort.of(SCORE, GenomeBuild.GRCH38).orElseThrow();

        assertThat(cohort.names()).isEqualTo("one.vcf, two.vcf.gz");
        assertThat(cohort.files()).extracting(CohortFile::build).containsOnly(GenomeBuild.GRCH38);
        assertThat(cohort.files())
                .extracting(CohortFile::digest)
                .doesNotHaveDuplicates()
                .allMatch(digest -> digest.length() == 64);
        assertThat(SCORE.on(GenomeBuild.GRCH38).orElseThrow().stream()
                        .map(row -> sites.frequency(row).orElseThrow()))
                .containsExactly(0.25, 0.9);
        assertThat(cohort.of(SCORE, GenomeBuild.GRCH37)).isEmpty();
    }

    @Test
    void aBrokenFileStopsTheStartWithItsLine() throws IOException {
        write("one.vcf", ONE.replace("0.25", "much"));

        assertThatIllegalStateException()
                .isThrownBy(this::load)
                .withMessageContaining("one.vcf cannot be read as a file of allele frequencies: line 4 has an AF");
    }

    @Test
    void aFileOfNoBuildStopsTheStart() throws IOException {
        write("one.vcf", ONE.replace(",length=248956422", "").replace("chr1", "1"));

        assertThatIllegalStateException().isThrownBy(this::load).withMessageContaining("one.vcf");
    }

    @Test
    void damagedCompressionStopsTheStart() throws IOException {
        Files.write(folder.resolve("one.vcf.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 1, 2, 3});

        assertThatIllegalStateException().isThrownBy(this::load).withMessageContaining("one.vcf.gz");
    }

    @Test
    void anEmptyOrMissingFolderStopsTheStart() {
        assertThatIllegalStateException().isThrownBy(this::load).withMessageContaining("holds no file");
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        new OperatorFolder(folder.resolve("nowhere"), "a file", List.of(".vcf")).read((a, b) -> a))
                .withMessageContaining("does not exist");
    }
}
