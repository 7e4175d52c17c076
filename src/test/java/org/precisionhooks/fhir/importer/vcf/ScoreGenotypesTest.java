package org.precisionhooks.fhir.importer.vcf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.engine.cardiology.polygenic.CohortSites;
import org.precisionhooks.engine.cardiology.polygenic.LoadedScores;
import org.precisionhooks.engine.cardiology.polygenic.LoadedScores.LoadedScore;
import org.precisionhooks.engine.cardiology.polygenic.PolygenicScore;
import org.precisionhooks.engine.cardiology.polygenic.ReferenceCohort;
import org.precisionhooks.engine.cardiology.polygenic.ReferenceCohort.CohortFile;
import org.precisionhooks.engine.cardiology.polygenic.ScoringFile;
import org.precisionhooks.genome.GenomeBuild;
import org.precisionhooks.genome.ReferenceSequences;

/** Rows of VCF files at the places of a score: what counts as read, and what is missing although there is a row. */
class ScoreGenotypesTest {

    private static final VcfReader READER = new VcfReader(
            BuiltIn.KNOWLEDGE,
            ReferenceSequences.from(BuiltIn.KNOWLEDGE),
            region -> "",
            new VcfLimits(1 << 24, 100_000, 1 << 16, 10, 300));

    /** A at chr1:1000 against G with weight 1. */
    private static final String SCORE = "#pgs_id=PGS900001\n#genome_build=%s\n"
            + "chr_name\tchr_position\teffect_allele\tother_allele\teffect_weight\n%s";

    private static PolygenicScore score(String build, String rows, String header, String... vcf) {
        return score(file(build, rows), ReferenceCohort.NONE, header, vcf).score();
    }

    private static ScoringFile file(String build, String rows) {
        return ScoringFile.parse(
                SCORE.formatted(build, rows.replace(' ', '\t')).lines().iterator());
    }

    private static InputStream vcf(String... lines) {
        String text =
                Stream.of(lines).reduce("##fileformat=VCFv4.3\n", (all, line) -> all + line.replace(' ', '\t') + "\n");
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static PatientScores.Scored score(ScoringFile file, ReferenceCohort cohort, String header, String... rows) {
        String[] lines = Stream.concat(Stream.of(header), Stream.of(rows)).toArray(String[]::new);
        try {
            return new PatientScores(
                            LoadedScores.NONE, new ScoreGenotypes(READER, Set.of("q10"), 2, cohort), cohort, 0.75)
                    .of(new LoadedScore(file, "test", ""), vcf(lines), Optional.of("NA1"), Optional.empty());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What a file of allele frequencies says at the places of a score. */
    private static ReferenceCohort cohort(ScoringFile file, String... rows) {
        Map<String, Map<GenomeBuild, CohortSites>> places =
                ReferenceCohort.places(LoadedScores.of(List.of(new LoadedScore(file, "test", ""))));
        String[] lines = Stream.concat(
                        Stream.of("##contig=<ID=chr1,length=248956422>", "#CHROM POS ID REF ALT QUAL FILTER INFO"),
                        Stream.of(rows))
                .toArray(String[]::new);
        try {
            GenomeBuild build = new CohortReader(READER).read(vcf(lines), places);
            return new ReferenceCohort(List.of(new CohortFile("cohort.vcf", build, "")), places);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static PatientScores.Scored withCohort(String score, List<String> cohort, String... rows) {
        ScoringFile file = file("GRCh38", score);
        return score(
                file,
                cohort(file, cohort.toArray(String[]::new)),
                "##contig=<ID=chr1,length=248956422>",
                Stream.concat(Stream.of("#CHROM POS ID REF ALT QUAL FILTER INFO FORMAT NA1"), Stream.of(rows))
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // the counted allele is the reference, or the other one
                "1 1000 A G 1 | chr1 1000 . A G . PASS AF=0.1 | 2",
                "1 1000 G A 1 | chr1 1000 . A G . PASS AF=0.1 | 0",
                // the base is known though the cohort has another alternate, or none, or no frequency
                "1 1000 A G 1 | chr1 1000 . A C . PASS AF=0.1 | 2",
                "1 1000 A G 1 | chr1 1000 . A . . PASS . | 2",
                "1 1000 A G 1 | 1 1000 . a g . . DB | 2"
            })
    void inABlockOfTheReferenceTheCohortNamesTheBase(String score, String cohort, int sum) {
        for (String block : List.of(
                "chr1 900 . A <NON_REF> . PASS END=1100 GT:GQ:MIN_DP 0/0:50:30",
                "chr1 900 . A <*> . PASS END=1000 GT:GQ 0/0:50",
                "chr1 900 . A . . PASS END=1100 GT 0/0")) {
            PatientScores.Scored scored = withCohort(score + "\n", List.of(cohort), block);

            assertThat(scored.score().sum()).as(block).hasValue(sum);
            assertThat(scored.score().imputed()).isZero();
            assertThat(scored.notes()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 1000 A G 1 | chr1 1001 . A G . PASS AF=0.1 | chr1 900 . A <NON_REF> . PASS END=1100 GT 0/0",
                "1 1000 A G 1 | chr1 1000 . T G . PASS AF=0.1 | chr1 900 . A <NON_REF> . PASS END=1100 GT 0/0",
                "1 1000 AT A 1 | chr1 1000 . AT A . PASS AF=0.1 | chr1 900 . A <NON_REF> . PASS END=1100 GT 0/0",
                "1 1000 A G 1 | chr1 1000 . A G . AC0 AF=0.1 | chr1 900 . A <NON_REF> . PASS END=1100 GT 0/0"
            })
    void aBlockWhoseBaseNobodyNamesIsMissingAndThatIsSaid(String score, String cohort, String block) {
        PatientScores.Scored scored = withCohort(score + "\n", List.of(cohort), block);

        assertThat(scored.score().missing()).isEqualTo(1);
        assertThat(scored.notes())
                .containsExactly(
                        "1 variants of the score lie in blocks of the reference whose base no file names; they are missing.");
    }

    @Test
    void aBlockEndsWhereItSays() {
        assertThat(withCohort(
                                "1 1000 A G 1\n",
                                List.of("chr1 1000 . A G . PASS AF=0.1"),
                                "chr1 900 . A <NON_REF> . PASS END=999 GT 0/0")
                        .score()
                        .missing())
                .isEqualTo(1);
    }

    @Test
    void theFirstBaseOfABlockIsAsTheBlockNamesIt() {
        String block = "chr1 1000 . G <NON_REF> . PASS END=1100 GT 0/0";

        assertThat(withCohort("1 1000 A G 1\n", List.of("chr1 1000 . A G . PASS AF=0.1"), block)
                        .score()
                        .sum())
                .hasValue(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 1000 G A 1 | chr1 1000 . A G . PASS AF=0.1 | 0.2",
                "1 1000 A G 1 | chr1 1000 . A G . PASS AF=0.1 | 1.8",
                "1 1000 A G 1 | chr1 1000 . A C,G . PASS AF=0.3,0.1 | 1.2",
                "1 1000 A G 1 | chr1 1000 . A G . PASS AC=3;AF=1e-1 | 1.8"
            })
    void whatCouldNotBeReadIsCountedByTheCohortAndThatIsSaid(String score, String cohort, double sum) {
        for (String unread : List.of(
                "chr1 1000 . A G . PASS . GT ./.",
                "chr1 1000 . A G . LowQual . GT 0/1",
                "chr1 900 . A <NON_REF> . PASS END=1100 GT:GQ 0/0:3",
                "chr1 900 . A <NON_REF> . PASS END=1100 GT ./.")) {
            PatientScores.Scored scored = withCohort(score + "\n", List.of(cohort), unread);

            assertThat(scored.score().sum().orElseThrow()).as(unread).isCloseTo(sum, within(1e-12));
            assertThat(scored.score().imputed()).isEqualTo(1);
            assertThat(scored.notes())
                    .containsExactly(
                            "1 variants could not be read in the genotypes and are counted as twice the frequency of their allele by the reference cohort that the site has loaded (cohort.vcf).");
        }
    }

    @Test
    void alternatesThatAFileTellsOneARowBelongTogether() {
        assertThat(withCohort(
                                "1 1000 A G 1\n",
                                List.of("chr1 1000 . A C . PASS AF=0.3", "chr1 1000 . A G . PASS AF=0.1"),
                                "chr1 1000 . A G . PASS . GT ./.")
                        .score()
                        .sum()
                        .orElseThrow())
                .isCloseTo(1.2, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // no word on the other allele, or on its frequency, and a row twice
                "chr1 1000 . A C . PASS AF=0.1 | chr1 1000 . A C . PASS DB",
                "chr1 1000 . A G . PASS DB | chr1 1000 . A G . PASS DB",
                "chr1 1000 . A G . PASS AF=0.6 | chr1 1000 . A G . PASS AF=0.6"
            })
    void aFrequencyThatTheCohortDoesNotTellStandsInForNothing(String first, String second) {
        assertThat(withCohort("1 1000 A G 1\n", List.of(first, second), "chr1 1000 . A G . PASS . GT ./.")
                        .score()
                        .missing())
                .isEqualTo(1);
    }

    @Test
    void aPlaceWithoutARowStaysMissingWhateverTheCohortSays() {
        assertThat(withCohort(
                                "1 1000 A G 1\n",
                                List.of("chr1 1000 . A G . PASS AF=0.1"),
                                "chr1 2000 . A G . PASS . GT 0/1")
                        .score()
                        .missing())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AF=much", "AF=1.5", "AF=-0.1", "AF=0.1,0.2", "AF=NaN"})
    void aRowOfTheCohortThatCannotBeReadIsToldWithItsLine(String info) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cohort(file("GRCh38", "1 1000 A G 1\n"), "chr1 1000 . A G . PASS " + info))
                .withMessageStartingWith("line 4 has ");
    }

    @Test
    void aLineWithoutTheColumnsOfARowIsToldWithItsNumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cohort(file("GRCh38", "1 1000 A G 1\n"), "chr1 1000 . A"))
                .withMessageStartingWith("line 4 has not");
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
                SCORE.formatted("GRCh37", "1\t1000\tA\tG\t1\n").lines().iterator());

        assertThatThrownBy(() -> read(text, score, Optional.empty())).isInstanceOf(FileRefusedException.class);
        assertThat(read(text, score, Optional.of(GenomeBuild.GRCH37)).sites()).isPresent();
    }

    private static ScoreGenotypes.Found read(String text, ScoringFile score, Optional<GenomeBuild> build) {
        try {
            return new ScoreGenotypes(READER, Set.of(), 2, ReferenceCohort.NONE)
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
