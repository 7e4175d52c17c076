package org.precisionhooks.engine.cardiology.polygenic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.engine.cardiology.polygenic.PolygenicScore.Refusal;
import org.precisionhooks.engine.cardiology.polygenic.ScoredSites.Called;
import org.precisionhooks.genome.GenomeBuild;

/** Rows of a file of variants against rows of a score (cardiology.md section 4.6): what counts, how often, and what is missing. */
class ScoredSitesTest {

    private static ScoringFile file(String... rows) {
        return ScoringFile.parse(Stream.concat(
                        Stream.of(
                                "#pgs_id=PGS900001",
                                "#genome_build=GRCh37",
                                "chr_name\tchr_position\teffect_allele\tother_allele\teffect_weight\tis_dominant\tis_recessive"),
                        Stream.of(rows).map(row -> row.replace(' ', '\t')))
                .iterator());
    }

    /** Rows as {@code place ref alt,alt copies}, the copies of the reference first; a dash could not be read. */
    private static PolygenicScore score(ScoringFile file, double least, String... rows) {
        ScoredSites sites =
                new ScoredSites(GenomeBuild.GRCH37, file.on(GenomeBuild.GRCH37).orElseThrow());
        for (String row : rows) {
            String[] cells = row.split(" ");
            String[] place = cells[0].split(":");
            List<String> alternates = cells[2].equals(".") ? List.of() : List.of(cells[2].split(","));
            List<Integer> copies = new ArrayList<>();
            if (!cells[3].equals("-")) {
                Arrays.stream(cells[3].split(",")).map(Integer::valueOf).forEach(copies::add);
            }
            Optional<List<Double>> frequencies = cells.length > 4
                    ? Optional.of(Arrays.stream(cells[4].split(","))
                            .map(Double::valueOf)
                            .toList())
                    : Optional.empty();
            sites.take(place[0], Long.parseLong(place[1]), new Called(cells[1], alternates, copies, frequencies));
        }
        return PolygenicScore.of(file, sites, sites::ofSamples, least);
    }

    private static PolygenicScore score(String row, String... genotypes) {
        return score(file(row), 0.75, genotypes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // the effect allele is the alternate, or the reference
                "1 100 G A 0.5 | 1:100 A G 1,1 | 0.5",
                "1 100 A G 0.5 | 1:100 A G 1,1 | 0.5",
                "1 100 A G 0.5 | 1:100 A G 2,0 | 1.0",
                "1 100 A G 0.5 | 1:100 A G 0,2 | 0.0",
                // two alternates: the third allele is neither the effect nor the other one
                "1 100 A G 0.5 | 1:100 A G,T 0,1,1 | 0.0",
                "1 100 G A 0.5 | 1:100 A G,T 0,1,1 | 0.5",
                "1 100 A T 0.5 | 1:100 A G,T 1,1,0 | -",
                "1 100 A G 0.5 | 1:100 A G,T 1,0,1 | 0.5",
                // insertions and deletions, as written
                "1 100 AG A 0.5 | 1:100 AG A 1,1 | 0.5",
                "1 100 A AG 0.5 | 1:100 A AG 0,2 | 0.0",
                // the reference alone, of a single base
                "1 100 A G 0.5 | 1:100 A . 2 | 1.0",
                "1 100 G A 0.5 | 1:100 A . 2 | 0.0",
                // one copy only
                "X 100 A G 0.5 | X:100 A G 1,0 | 0.5",
                "X 100 A G 0.5 | X:100 A G 0,1 | 0.0",
                "X 100 G A 0.5 | chrX:100 A G 0,1 | 0.5",
                "X 100 G A 0.5 | X:100 A G 0,2 | 1.0",
                "MT 100 G A 0.5 | chrM:100 A G 0,1 | 0.5",
                // dominant and recessive
                "1 100 G A 0.5 TRUE FALSE | 1:100 A G 0,2 | 0.5",
                "1 100 G A 0.5 FALSE TRUE | 1:100 A G 1,1 | 0.0",
                "X 100 G A 0.5 FALSE TRUE | X:100 A G 0,1 | 0.0"
            })
    void copiesOfTheEffectAlleleAreCounted(String row, String genotype, String sum) {
        PolygenicScore score = score(row, genotype);

        if (sum.equals("-")) {
            assertThat(score.sum()).isEmpty();
        } else {
            assertThat(score.sum().orElseThrow()).isCloseTo(Double.parseDouble(sum), within(1e-12));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 100 A G 1 | 1:101 A G 1,1",
                "1 100 A G 1 | 2:100 A G 1,1",
                "1 100 A G 1 | 1:100 A C 1,1",
                "1 100 A G 1 | 1:100 A C 2,0",
                "1 100 C G 1 | 1:100 A . 2",
                "1 100 AG A 1 | 1:100 A . 2",
                "1 100 A AG 1 | 1:100 A . 2",
                "1 100 A G 1 | 1:100 A G 1,1,1",
                "1 100 A G 1 | 1:100 A G 2,2"
            })
    void whatIsNotThereIsMissingAndNeverTheReference(String row, String genotype) {
        PolygenicScore score = score(row, genotype);

        assertThat(score.refusal()).contains(Refusal.TOO_FEW_MATCHED);
        assertThat(score.missing()).isEqualTo(1);
        assertThat(score.sum()).isEmpty();
    }

    @Test
    void aPlaceWithoutARowIsMissing() {
        PolygenicScore score =
                score(file("1 100 A G 1", "1 200 A G 1", "1 300 A G 1"), 0.5, "1:100 A G 2,0", "1:200 A G 2,0");

        assertThat(score.sum()).hasValue(4);
        assertThat(score.missing()).isEqualTo(1);
    }

    @Test
    void theOtherStrandIsNoMatch() {
        ScoringFile file = file("1 100 A G 1");
        ScoredSites sites =
                new ScoredSites(GenomeBuild.GRCH37, file.on(GenomeBuild.GRCH37).orElseThrow());
        sites.take("1", 100, new Called("T", List.of("C"), List.of(1, 1), Optional.empty()));

        assertThat(PolygenicScore.of(file, sites, sites::ofSamples, 0.75).sum()).isEmpty();
        assertThat(sites.onOtherStrand()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // A person with G and T, whose row was split by allele: no copy is the reference.
                "1 100 A G 0.5 | 1:100 A G 1,1 | 1:100 A T 1,1 | 0.0",
                "1 100 G A 0.5 | 1:100 A T 1,1 | 1:100 A G 1,1 | 0.5",
                "1 100 A G 0.5 | 1:100 A T 2,0 | 1:100 A G 1,1 | 0.5",
                "1 100 A G 0.5 | 1:100 AT A 1,1 | 1:100 A G 1,1 | 0.5",
                "1 100 A G 0.5 | 1:100 A G 1,1 | 1:100 A G 1,1 | 0.5"
            })
    void rowsOfOnePlaceAreTakenTogether(String row, String first, String second, double sum) {
        assertThat(score(row, first, second).sum().orElseThrow()).isCloseTo(sum, within(1e-12));
    }

    @Test
    void rowsThatContradictEachOtherAreNotRead() {
        assertThat(score("1 100 A G 0.5", "1:100 A G 1,1", "1:100 A G 2,0").sum())
                .isEmpty();
        assertThat(score("1 100 A G 0.5", "1:100 A G 0,2", "1:100 A T 0,2").sum())
                .isEmpty();
        assertThat(score("1 100 A G 0.5", "1:100 A G -", "1:100 A G 2,0").sum()).isEmpty();
    }

    @Test
    void anUnreadPlaceIsCountedByTheSamplesOfTheFile() {
        PolygenicScore ofAlternate = score("1 100 G A 0.5", "1:100 A G - 0.3");
        PolygenicScore ofReference = score("1 100 A G 0.5", "1:100 A G - 0.3");

        assertThat(ofAlternate.sum().orElseThrow()).isCloseTo(0.3, within(1e-12));
        assertThat(ofReference.sum().orElseThrow()).isCloseTo(0.7, within(1e-12));
        assertThat(ofReference.imputed()).isEqualTo(1);
        assertThat(score("1 100 A G 0.5", "1:100 A G -").matched()).isZero();
        assertThat(score("X 100 A G 0.5", "X:100 A G - 0.3").matched()).isZero();
    }

    @Test
    void aVariantThatTheFileHasTwiceIsLeftOut() {
        PolygenicScore score =
                score(file("1 100 A G 0.5", "1 100 G A 0.7", "1 200 A G 0.25"), 0.75, "1:100 A G 1,1", "1:200 A G 2,0");

        assertThat(score.sum()).hasValue(0.5);
        assertThat(score.repeated()).isEqualTo(2);
        assertThat(score.used()).isEqualTo(1);
        assertThat(score.matched()).isEqualTo(3);
    }

    @Test
    void aSumOfNothingIsNone() {
        assertThat(score("1 100 A T 0.5", "1:100 A T 1,1").sum()).isEmpty();
    }

    @Test
    void oneCopyIsSaid() {
        assertThat(score("X 100 A G 0.5", "X:100 A G 1,0").notes())
                .singleElement()
                .asString()
                .startsWith("1 variants were found on one copy only");
        assertThat(score("X 100 A G 0.5", "X:100 A G 1,1").notes()).isEmpty();
    }

    @Test
    void ratiosAreNotAddedUp() {
        ScoringFile file = ScoringFile.parse(List.of(
                        "#pgs_id=PGS900001",
                        "#genome_build=GRCh37",
                        "#weight_type=OR",
                        "chr_name\tchr_position\teffect_allele\tother_allele\teffect_weight",
                        "1\t100\tA\tG\t1.2")
                .iterator());

        assertThat(score(file, 0.75, "1:100 A G 1,1").refusal()).contains(Refusal.FACTORS);
        assertThat(score(file, 0.75, "1:100 A G 1,1").sum()).isEmpty();
    }
}
