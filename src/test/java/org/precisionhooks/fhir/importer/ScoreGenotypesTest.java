package org.precisionhooks.fhir.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.engine.cardiology.polygenic.LoadedScores;
import org.precisionhooks.engine.cardiology.polygenic.LoadedScores.LoadedScore;
import org.precisionhooks.engine.cardiology.polygenic.PolygenicScore;
import org.precisionhooks.engine.cardiology.polygenic.ScoringFile;
import org.precisionhooks.genome.GenomeBuild;
import org.precisionhooks.genome.ReferenceSequences;
import org.precisionhooks.knowledge.Knowledge;

/** Rows of VCF files at the places of a score: what counts as read, and what is missing although there is a row. */
class ScoreGenotypesTest {

    private static final VcfReader READER = new VcfReader(
            Knowledge.builtIn(),
            ReferenceSequences.from(Knowledge.builtIn()),
            region -> "",
            new VcfLimits(1 << 24, 100_000, 1 << 16, 10, 300));

    /** A at chr1:1000 against G with weight 1. */
    private static final String SCORE = "#pgs_id=PGS900001\n#genome_build=%s\n"
            + "chr_name\tchr_position\teffect_allele\tother_allele\teffect_weight\n%s";

    private static PolygenicScore score(String build, String rows, String header, String... vcf) {
        LoadedScore score = new LoadedScore(
                ScoringFile.parse(
                        SCORE.formatted(build, rows.replace(' ', '\t')).lines().toList()),
                "test",
                "");
        String text = Stream.concat(Stream.of("##fileformat=VCFv4.3", header), Stream.of(vcf))
                .reduce("", (all, line) -> all + line.replace(' ', '\t') + "\n");
        try {
            return new PatientScores(LoadedScores.NONE, new ScoreGenotypes(READER, Set.of("q10"), 2), 0.75)
                    .of(
                            score,
                            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                            Optional.of("NA1"),
                            Optional.empty())
                    .score();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static PolygenicScore score(String vcf) {
        return score(
                "GRCh38",
                "1 1000 A G 1\n",
                "##contig=<ID=chr1,length=248956422>",
                "#CHROM POS ID REF ALT QUAL FILTER INFO FORMAT NA1",
                vcf);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "chr1 1000 . A G . PASS . GT 0/1 | 1",
                "1 1000 . A G . . . GT 0/0 | 2",
                "chr1 1000 . a g . PASS . GT:GQ 0/0:99 | 2",
                "chr1 1000 . G A . PASS . GT 1/1 | 2",
                "chr1 1000 . A G,<NON_REF> . PASS . GT 0/1 | 1",
                "chr1 1000 . A <NON_REF> . PASS END=1000 GT:GQ:MIN_DP 0/0:50:30 | 2",
                "chr1 1000 . A . . PASS . GT 0/0 | 2",
                "chr1 1000 . A G . q10 . GT 0/1 | 1",
                // one copy of it was deleted by a row before
                "chr1 1000 . A *,G . PASS . GT 1/2 | 0",
                "chr1 1000 . A G . PASS . DP:GT 10:0/1 | 1"
            })
    void theGenotypeIsCounted(String row, int sum) {
        assertThat(score(row).sum()).hasValue(sum);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "chr1 1000 . A G . PASS . GT ./.",
                "chr1 1000 . A G . PASS . GT ./1",
                "chr1 1000 . A G . PASS . DP 30",
                "chr1 1000 . A G . PASS . GT 0/3",
                "chr1 1000 . A G . PASS . GT x",
                "chr1 1000 . A G . PASS . GT 0/0/1",
                "chr1 1000 . A G . LowQual . GT 0/1",
                "chr1 1000 . A G . PASS . GT:GQ 0/0:5",
                "chr1 1000 . A G . PASS . GT:DP 0/0:2",
                "chr1 1000 . A <DEL> . PASS END=1500;SVTYPE=DEL GT 0/0",
                "chr1 1000 . A <NON_REF> . PASS . GT 0/1",
                // the place lies in a block, whose base there nobody knows
                "chr1 900 . A <NON_REF> . PASS END=1100 GT:GQ 0/0:99",
                "chr1 1001 . A G . PASS . GT 0/1",
                "chr2 1000 . A G . PASS . GT 0/1",
                "chrUn 1000 . A G . PASS . GT 0/1"
            })
    void whatCannotBeReliedUponIsMissing(String row) {
        PolygenicScore score = score(row);

        assertThat(score.sum()).isEmpty();
        assertThat(score.missing()).isEqualTo(1);
    }

    @Test
    void theSampleThatIsNamedIsReadAndTheOthersTellFrequencies() {
        String header = "#CHROM POS ID REF ALT QUAL FILTER INFO FORMAT NA0 NA1 NA2 NA3";
        PolygenicScore read = score(
                "GRCh38", "1 1000 A G 1\n", "##reference=GRCh38", header, "1 1000 . A G . PASS . GT 1/1 0/1 1/1 1/1");
        PolygenicScore imputed = score(
                "GRCh38", "1 1000 A G 1\n", "##reference=GRCh38", header, "1 1000 . A G . PASS . GT 1/1 ./. 0/1 ./1");

        assertThat(read.sum()).hasValue(1);
        assertThat(imputed.sum().orElseThrow()).isCloseTo(2 * 0.25, within(1e-12));
        assertThat(imputed.imputed()).isEqualTo(1);
    }

    @Test
    void fewSamplesTellNoFrequency() {
        String header = "#CHROM POS ID REF ALT QUAL FILTER INFO FORMAT NA1 NA2";

        assertThat(score("GRCh38", "1 1000 A G 1\n", "##reference=GRCh38", header, "1 1000 . A G . PASS . GT ./. 0/1")
                        .matched())
                .isZero();
    }

    @Test
    void theBuildOfTheFileDecides() {
        String columns = "#CHROM POS ID REF ALT QUAL FILTER INFO FORMAT NA1";
        String row = "1 1000 . A G . PASS . GT 0/1";

        assertThat(score("GRCh38", "1 1000 A G 1\n", "##reference=GRCh37", columns, row)
                        .refusal())
                .contains(PolygenicScore.Refusal.OTHER_BUILD);
        assertThat(score("GRCh37", "1 1000 A G 1\n", "##reference=GRCh37", columns, row)
                        .sum())
                .hasValue(1);
        assertThatThrownBy(() -> score("GRCh37", "1 1000 A G 1\n", "##source=nobody", columns, row))
                .isInstanceOf(FileRefusedException.class);
    }

    @Test
    void lengthsThatPlinkMadeUpAreNoBuild() {
        String[] lines = {
            "##source=PLINKv1.90",
            "##contig=<ID=1,length=1001>",
            "#CHROM POS ID REF ALT QUAL FILTER INFO FORMAT NA1",
            "1 1000 . A G . . PR GT 0/1"
        };
        String text =
                "##fileformat=VCFv4.2\n" + String.join("\n", List.of(lines)).replace(' ', '\t') + "\n";
        ScoringFile score = ScoringFile.parse(
                SCORE.formatted("GRCh37", "1\t1000\tA\tG\t1\n").lines().toList());

        assertThatThrownBy(() -> read(text, score, Optional.empty())).isInstanceOf(FileRefusedException.class);
        assertThat(read(text, score, Optional.of(GenomeBuild.GRCH37)).sites()).isPresent();
    }

    private static ScoreGenotypes.Found read(String text, ScoringFile score, Optional<GenomeBuild> build) {
        try {
            return new ScoreGenotypes(READER, Set.of(), 2)
                    .read(
                            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                            Optional.empty(),
                            build,
                            score);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void haploidCallsCountOnce() {
        String header = "##reference=GRCh38";
        String columns = "#CHROM POS ID REF ALT QUAL FILTER INFO FORMAT NA1";

        assertThat(score("GRCh38", "X 1000 A G 1\n", header, columns, "chrX 1000 . A G . PASS . GT 0")
                        .sum())
                .hasValue(1);
        assertThat(score("GRCh38", "X 1000 A G 1\n", header, columns, "chrX 1000 . A G . PASS . GT 1")
                        .sum())
                .hasValue(0);
        assertThat(score("GRCh38", "X 1000 A G 1\n", header, columns, "chrX 1000 . A G . PASS . GT .")
                        .sum())
                .isEmpty();
    }
}
