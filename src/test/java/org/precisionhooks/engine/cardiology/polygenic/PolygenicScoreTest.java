package org.precisionhooks.engine.cardiology.polygenic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.engine.cardiology.polygenic.PolygenicScore.Refusal;
import org.precisionhooks.genome.GenomeBuild;

/** Sums of polygenic scores (cardiology.md section 4.6), each step with a file of few rows. */
class PolygenicScoreTest {

    private static final double THREE_QUARTERS = 0.75;

    /** Genotypes as {@code place ref alt copies}; a dash is a site that could not be read. */
    private record Typed(GenomeBuild build, Map<String, Site> sites) implements Genotypes {

        static Typed of(String... lines) {
            Map<String, Site> sites = new HashMap<>();
            for (String line : lines) {
                String[] parts = line.split(" ");
                OptionalInt copies =
                        parts[3].equals("-") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(parts[3]));
                sites.put(parts[0] + parts[1] + parts[2], new Site(parts[1], copies));
            }
            return new Typed(GenomeBuild.GRCH37, sites);
        }

        @Override
        public Optional<Site> site(String chromosome, long position, String one, String other) {
            String place = chromosome + ":" + position;
            return Optional.ofNullable(sites.get(place + one + other))
                    .or(() -> Optional.ofNullable(sites.get(place + other + one)));
        }
    }

    private static ScoringFile file(String... rows) {
        return ScoringFile.parse(List.of(("""
                #pgs_id=PGS900001
                #genome_build=GRCh37
                chr_name\tchr_position\teffect_allele\tother_allele\teffect_weight\tis_dominant\tis_recessive\tallelefrequency_effect
                """ + String.join("\n", rows).replace(' ', '\t')).split("\n"))
                .iterator());
    }

    private static PolygenicScore score(ScoringFile file, Genotypes genotypes) {
        return PolygenicScore.of(file, genotypes, row -> Optional.empty(), THREE_QUARTERS);
    }

    @ParameterizedTest
    @CsvSource({
        "1 100 A G 0.5, 1:100 G A 2, 1.0",
        "1 100 A G 0.5, 1:100 A G 2, 0.0",
        "1 100 A G 0.5, 1:100 A G 0, 1.0",
        "1 100 A G 0.5, 1:100 A G 1, 0.5",
        "1 100 A G 0.5 TRUE FALSE, 1:100 G A 2, 0.5",
        "1 100 A G 0.5 TRUE FALSE, 1:100 G A 1, 0.5",
        "1 100 A G 0.5 FALSE TRUE, 1:100 G A 1, 0.0",
        "1 100 A G 0.5 FALSE TRUE, 1:100 G A 2, 0.5",
        "1 100 AG A 0.5, 1:100 AG A 1, 0.5",
        "chr1 100 a g 0.5, 1:100 G A 2, 1.0"
    })
    void copiesOfTheEffectAlleleAreCountedWhicheverIsTheReference(String row, String genotype, double sum) {
        assertThat(score(file(row), Typed.of(genotype)).sum().orElseThrow()).isCloseTo(sum, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"A, T", "T, A", "C, G", "G, C"})
    void pairsThatReadTheSameOnBothStrandsAreLeftOutAndCounted(String effect, String other) {
        PolygenicScore score = score(
                file("1 100 " + effect + " " + other + " 9", "1 200 A G 0.5"),
                Typed.of("1:100 " + effect + " " + other + " 1", "1:200 G A 1"));

        assertThat(score.sum()).hasValue(0.5);
        assertThat(score.ambiguous()).isEqualTo(1);
        assertThat(score.matched()).isEqualTo(2);
        assertThat(score.used()).isEqualTo(1);
    }

    @Test
    void anotherAlleleAtThePlaceIsNoMatch() {
        assertThat(score(file("1 100 A G 0.5"), Typed.of("1:100 G C 1")).refusal())
                .contains(Refusal.TOO_FEW_MATCHED);
    }

    @Test
    void anotherBuildIsRefused() {
        Typed typed = new Typed(GenomeBuild.GRCH38, Map.of());

        assertThat(score(file("1 100 A G 0.5"), typed).refusal()).contains(Refusal.OTHER_BUILD);
        assertThat(score(file("1 100 A G 0.5"), typed).sum()).isEmpty();
    }

    @Test
    void belowThreeQuartersThereIsNoSum() {
        ScoringFile file = file("1 1 A G 1", "1 2 A G 1", "1 3 A G 1", "1 4 A G 1");

        assertThat(score(file, Typed.of("1:1 G A 1", "1:2 G A 1", "1:3 G A 1")).sum())
                .hasValue(3);
        assertThat(score(file, Typed.of("1:1 G A 1", "1:2 G A 1")).sum()).isEmpty();
        assertThat(score(file, Typed.of("1:1 G A 1", "1:2 G A 1")).refusal()).contains(Refusal.TOO_FEW_MATCHED);
    }

    @Test
    void unreadSiteIsCountedByTheFrequencyOrNotAtAll() {
        Typed typed = Typed.of("1:100 G A -", "1:200 G A 1");

        PolygenicScore stated = score(file("1 100 A G 0.5 FALSE FALSE 0.3", "1 200 A G 1"), typed);
        assertThat(stated.sum().orElseThrow()).isCloseTo(1.3, within(1e-12));
        assertThat(stated.imputed()).isEqualTo(1);
        assertThat(score(file("1 100 A G 0.5", "1 200 A G 1"), typed).matched()).isEqualTo(1);
    }

    @Test
    void harmonisedPositionsServeTheBuildThatTheyAreOf() {
        ScoringFile file = ScoringFile.parse(List.of(
                        "#pgs_id=PGS900002",
                        "#genome_build=NR",
                        "#variants_number=3",
                        "#HmPOS_build=GRCh38",
                        "rsID\tchr_name\teffect_allele\tother_allele\teffect_weight\thm_chr\thm_pos",
                        "rs1\t1\tA\tG\t0.5\t1\t100",
                        "rs2\t1\tA\tG\t0.5\t\t")
                .iterator());

        assertThat(file.on(GenomeBuild.GRCH37)).isEmpty();
        assertThat(file.on(GenomeBuild.GRCH38).orElseThrow()).hasSize(1);
        Typed typed = new Typed(GenomeBuild.GRCH38, Typed.of("1:100 G A 1").sites());
        PolygenicScore score = PolygenicScore.of(file, typed, row -> Optional.empty(), 0.5);
        assertThat(score.rows()).isEqualTo(2);
        assertThat(score.sum()).hasValue(0.5);
        assertThat(score.notes()).containsExactly("The file holds 2 of the 3 variants of the score.");
    }

    @Test
    void whatIsNoScoringFileIsRefusedWithItsLine() {
        assertThatThrownBy(() -> file("1 100 A G much"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 4");
        assertThatThrownBy(() -> ScoringFile.parse(List.of("#pgs_id=x").iterator()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
