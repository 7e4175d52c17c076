package org.precisionhooks.engine.cardiology.polygenic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.genome.GenomeBuild;

/** What is taken from a scoring file, and what stops its loading: nothing is read that only looks like a number. */
class ScoringFileTest {

    private static ScoringFile file(String header, String columns, String... rows) {
        return ScoringFile.parse(Stream.of(Stream.of(header.split(" ; ")), Stream.of(columns), Stream.of(rows))
                .flatMap(lines -> lines)
                .map(line -> line.startsWith("#") ? line : line.replace(' ', '\t'))
                .iterator());
    }

    private static ScoringFile rows(String... rows) {
        return file(
                "#pgs_id=PGS900001 ; #genome_build=GRCh37",
                "chr_name chr_position effect_allele other_allele effect_weight is_dominant is_recessive allelefrequency_effect",
                rows);
    }

    @ParameterizedTest
    @ValueSource(strings = {"much", "NaN", "Infinity", "-Infinity", "0x1p3", "1d", "1,5", "", "1e999", "--1", "NA"})
    void aWeightThatIsNoNumberStopsTheLoading(String weight) {
        assertThatThrownBy(() -> rows("1 100 A G " + weight))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("line 4 has no weight that is a number");
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.5", "-.5, -0.5", "1e-3, 0.001", "+2E2, 200", "7, 7"})
    void aWeightIsReadAsItIsWritten(String written, double weight) {
        assertThat(rows("1 100 A G " + written)
                        .on(GenomeBuild.GRCH37)
                        .orElseThrow()
                        .get(0)
                        .weight())
                .isEqualTo(weight);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.01", "-0.1", "often", "NaN"})
    void aFrequencyThatIsNoneStopsTheLoading(String frequency) {
        assertThatThrownBy(() -> rows("1 100 A G 1 FALSE FALSE " + frequency))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 4");
    }

    @Test
    void whatIsNotReportedIsNone() {
        ScoreRow row = rows("1 100 A G 1 NA NR NA")
                .on(GenomeBuild.GRCH37)
                .orElseThrow()
                .get(0);

        assertThat(row.frequency()).isEmpty();
        assertThat(row.model()).isEqualTo(ScoreRow.Model.ADDITIVE);
    }

    @Test
    void bothDominantAndRecessiveStopsTheLoading() {
        assertThatThrownBy(() -> rows("1 100 A G 1 TRUE TRUE"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 4");
        assertThatThrownBy(() -> rows("1 100 A G 1 perhaps FALSE"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is_dominant");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 0 A G 1",
                "1 -5 A G 1",
                "1 x A G 1",
                "1 999999999 A G 1",
                "HLA 100 A G 1",
                "1 100 A - 1",
                "1 100 *03:01 G 1",
                "1 100 A A 1",
                "1 100 A  1"
            })
    void aRowThatCannotBeLookedUpCountsAmongTheRowsAndMatchesNothing(String row) {
        ScoringFile file = rows(row, "2 200 A G 1");

        assertThat(file.on(GenomeBuild.GRCH37).orElseThrow()).hasSize(1);
        assertThat(file.size(GenomeBuild.GRCH37)).isEqualTo(2);
    }

    @Test
    void rowsThatWeighSeveralVariantsTogetherAreNotLookedUp() {
        ScoringFile file = file(
                "#pgs_id=PGS900001 ; #genome_build=GRCh37",
                "chr_name chr_position effect_allele other_allele effect_weight is_haplotype is_interaction",
                "1 100 A G 1 True False",
                "1 200 A G 1 False True",
                "1 300 A G 1 False False");

        assertThat(file.on(GenomeBuild.GRCH37).orElseThrow()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NR", "NCBI36", "hg18", "", "GRCh39"})
    void aBuildThatIsNotKnownGivesNoPlaces(String build) {
        ScoringFile file = file(
                "#pgs_id=PGS900001 ; #genome_build=" + build,
                "chr_name chr_position effect_allele other_allele effect_weight",
                "1 100 A G 1");

        assertThat(file.rows()).isEmpty();
    }

    @Test
    void withoutALineOfItsBuildAFileHasNoPlaces() {
        assertThat(file(
                                "#pgs_id=PGS900001",
                                "chr_name chr_position effect_allele other_allele effect_weight",
                                "1 100 A G 1")
                        .rows())
                .isEmpty();
    }

    @Test
    void anInferredAlleleStandsInWhereItIsOne() {
        ScoringFile file = file(
                "#pgs_id=PGS900001 ; #genome_build=NR ; #HmPOS_build=GRCh38",
                "rsID effect_allele effect_weight hm_chr hm_pos hm_inferOtherAllele",
                "rs1 A 1 1 100 G",
                "rs2 A 1 1 200 C/G",
                "rs3 A 1 1 300 ");

        assertThat(file.on(GenomeBuild.GRCH38).orElseThrow())
                .singleElement()
                .extracting(ScoreRow::other)
                .isEqualTo("G");
    }

    @Test
    void harmonisedAndOriginalPositionsStandSideBySide() {
        ScoringFile file = file(
                "#pgs_id=PGS900001 ; #genome_build=hg19 ; #HmPOS_build=GRCh38",
                "chr_name chr_position effect_allele other_allele effect_weight hm_chr hm_pos",
                "1 100 A G 1 1 150");

        assertThat(file.on(GenomeBuild.GRCH37).orElseThrow().get(0).position()).isEqualTo(100);
        assertThat(file.on(GenomeBuild.GRCH38).orElseThrow().get(0).position()).isEqualTo(150);
    }

    @ParameterizedTest
    @CsvSource({"OR, true", "HR, true", "or, true", "log(OR), false", "beta, false", "NR, false", "'', false"})
    void oddsRatiosAreFactorsAndTheirLogarithmsAreNot(String type, boolean factors) {
        ScoringFile file = file(
                "#pgs_id=PGS900001 ; #genome_build=GRCh37 ; #weight_type=" + type,
                "chr_name chr_position effect_allele other_allele effect_weight",
                "1 100 A G 1");

        assertThat(file.title().hasFactors()).isEqualTo(factors);
    }

    @Test
    void columnsThatAreNeededAreAskedFor() {
        assertThatThrownBy(() -> file("#pgs_id=x", "chr_name chr_position effect_allele other_allele", "1 100 A G"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("line 2 names no column effect_weight");
        assertThatThrownBy(() -> file("#pgs_id=x", "effect_allele effect_weight effect_weight", "A 1 2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("line 2 names a column twice");
        assertThatThrownBy(() -> rows("1 100 A G 1 FALSE FALSE 0.1 0.2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("line 4 has more cells than there are columns");
        assertThatThrownBy(() -> ScoringFile.parse(List.<String>of().iterator()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void titleTellsNameTermsAndTraits() {
        ScoreTitle title = file(
                        "#format_version=2.0 ; #pgs_id=PGS900001 ; #pgs_name=fiction ; #trait_reported=Fiction ; #trait_efo=EFO_1|EFO_2 ; #license=CC0 ; #HmPOS_date=2022-07-29",
                        "effect_allele effect_weight",
                        "A 1")
                .title();

        assertThat(title.id()).isEqualTo("PGS900001");
        assertThat(title.traits()).containsExactly("EFO_1", "EFO_2");
        assertThat(title.version()).isEqualTo("format 2.0, positions of 2022-07-29");
        assertThat(title.license()).isEqualTo("CC0");
    }

    @Test
    void rowsAreInTheOrderOfTheGenomeAndRepeatedOnesAreKnown() {
        ScoreRows rows = rows("X 5 A G 1", "2 7 A G 2", "1 9 A G 3", "2 7 G A 4", "2 7 A C 5")
                .on(GenomeBuild.GRCH37)
                .orElseThrow();

        assertThat(rows).extracting(ScoreRow::weight).containsExactly(3.0, 2.0, 4.0, 5.0, 1.0);
        assertThat(rows.isRepeated(1)).isTrue();
        assertThat(rows.isRepeated(2)).isTrue();
        assertThat(rows.isRepeated(0) || rows.isRepeated(3) || rows.isRepeated(4))
                .isFalse();
        assertThat(rows.positions()).containsOnlyKeys("1", "2", "X");
        assertThat(rows.positions().get("2")).containsExactly(7);
    }
}
