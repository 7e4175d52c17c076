package org.precisionhooks.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.GenomicRegion;

/** Regions between the builds, by a made-up chain: two blocks with a gap, an inversion, a part on another chromosome. */
class LiftoverTest {

    private static final ReferenceSequences SEQUENCES = ReferenceSequences.from(BuiltIn.KNOWLEDGE);

    /** GRCh38 chromosome 21 (46709983 bases) to GRCh37 (48129895), and a piece to chromosome 22 (51304566). */
    private static final String CHAINS = """
            # made up
            chain 100 chr21 46709983 + 1000 1350 chr21 48129895 + 2000 2370 1
            100 50 70
            200

            chain 90 chr21 46709983 + 5000 5100 chr21 48129895 - 48129000 48129100 2
            100

            chain 80 chr21 46709983 + 6000 6100 chr22 51304566 + 7000 7100 3
            100

            chain 70 chr21 46709983 + 8000 8100 chr21_random 5000 + 0 100 4
            100

            chain 60 chrM 16569 + 0 16569 chrM 16571 + 0 16569 5
            16569
            """;

    private static Liftover liftover() {
        ChainReader reader = new ChainReader(SEQUENCES);
        reader.read(CHAINS.lines().iterator());
        return reader.liftover();
    }

    private static Optional<String> lift(Liftover liftover, String accession, long start, long end, GenomeBuild to) {
        return liftover.lift(new GenomicRegion(accession, start, end), to).map(GenomicRegion::toString);
    }

    @ParameterizedTest(name = "{0}-{1}: {2}")
    @CsvSource({
        "1000, 1001, NC_000021.8:2000-2001",
        "1000, 1100, NC_000021.8:2000-2100",
        // the gap grows between the blocks
        "1050, 1200, NC_000021.8:2050-2220",
        // the last base lies in the gap, then beyond the last block
        "1050, 1101,",
        "1300, 1351,",
        "999, 1001,",
        // an inversion: 48129895 - 1 - 48129000 is 894
        "5000, 5001, NC_000021.8:894-895",
        "5000, 5010, NC_000021.8:885-895",
        // one end upright, one inverted; one end on another chromosome
        "1000, 5001,",
        "1000, 6001,",
        "6000, 6010, NC_000022.10:7000-7010",
        // an alternate contig is no place
        "8000, 8001,",
        // where an insertion lies: between neighbours, not at the edge of a block
        "1050, 1050, NC_000021.8:2050-2050",
        "5050, 5050, NC_000021.8:845-845",
        "1100, 1100,",
        "0, 0,",
    })
    void aRegionLiftsByItsFirstAndLastBase(long start, long end, String expected) {
        assertThat(lift(liftover(), "NC_000021.9", start, end, GenomeBuild.GRCH37))
                .isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "1050, AC, G, NC_000021.8:2050:AC:G",
        "1050, '', G, NC_000021.8:2050::G",
        // inverted: the two bases lie at 884 and 885 there, read on the other strand
        "5009, AC, G, NC_000021.8:884:GT:C",
        "5050, '', AC, NC_000021.8:845::GT",
        // the bases of a gap
        "1099, AC, G,",
    })
    void anAlleleLiftsWithItsStrand(long start, String reference, String alternate, String expected) {
        GenomicLocation change = new GenomicLocation("NC_000021.9", start, reference, alternate);

        assertThat(liftover().lift(change, GenomeBuild.GRCH37).map(GenomicLocation::spdi))
                .isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void whatIsOfTheBuildAlreadyStays() {
        assertThat(lift(liftover(), "NC_000021.9", 5, 10, GenomeBuild.GRCH38)).contains("NC_000021.9:5-10");
        assertThat(lift(liftover(), "NC_012920.1", 5, 10, GenomeBuild.GRCH37)).contains("NC_012920.1:5-10");
    }

    @Test
    void foreignAndOverlongRegionsDoNotLift() {
        assertThat(lift(liftover(), "NC_000021.7", 5, 10, GenomeBuild.GRCH38)).isEmpty();
        assertThat(lift(liftover(), "NC_000021.9", 1000, 99_999_999, GenomeBuild.GRCH37))
                .isEmpty();
        assertThat(lift(liftover(), "NC_000021.8", 2000, 2001, GenomeBuild.GRCH38))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not a chain",
                "chain 1 chr21 46709983 + 1000",
                "chain 1 chr21 46709983 - 0 10 chr21 48129895 + 0 10 1\n10",
                "chain 1 chr21 46709983 + 0 10 chr21 48129895 + 0 10 1\nten",
                "chain 1 chr21 100 + 0 10 chr21 48129895 + 0 10 1\n10",
                "chain 1 chr21 46709983 + 0 10 chr21 46709983 + 0 10 1\n10",
            })
    void aBrokenOrForeignFileIsRefused(String file) {
        ChainReader reader = new ChainReader(SEQUENCES);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader.read(file.lines().iterator()));
    }

    @Test
    void withoutChainsRegionsOfTheTableOfVariantsLift() {
        Liftover curated = CuratedLiftover.from(BuiltIn.KNOWLEDGE);

        assertThat(lift(curated, "NC_000010.11", 94781858, 94781859, GenomeBuild.GRCH37))
                .contains("NC_000010.10:96541615-96541616");
        assertThat(lift(curated, "NC_000010.10", 96541615, 96541616, GenomeBuild.GRCH38))
                .contains("NC_000010.11:94781858-94781859");
        assertThat(lift(curated, "NC_000010.11", 94762000, 94852000, GenomeBuild.GRCH37))
                .contains("NC_000010.10:96521757-96611757");
        assertThat(lift(curated, "NC_000010.11", 1000, 2000, GenomeBuild.GRCH37))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "NC_000010.11:94781858:G:A, NC_000010.10:96541615:G:A",
        "NC_000010.10:96541615:G:A, NC_000010.11:94781858:G:A",
        // the builds have other bases at rs1801265: its variant in one is the reference of the other
        "NC_000001.11:97883328:A:G, NC_000001.10:98348884:G:G",
        "NC_000001.10:98348884:G:A, NC_000001.11:97883328:A:A",
        "NC_000001.11:97883328:A:A, NC_000001.10:98348884:G:A",
        // a shifted spelling
        "NC_000010.11:94949282:A:, NC_000010.10:96709038:A:",
    })
    void anAlleleOfTheTableIsKnownInBothBuilds(String spdi, String other) {
        Normaliser normaliser = Normaliser.from(BuiltIn.KNOWLEDGE);
        Normalised.Located located = (Normalised.Located) normaliser.of(spdi);

        assertThat(normaliser
                        .variants()
                        .inOtherBuild(located.location())
                        .orElseThrow()
                        .spdi())
                .isEqualTo(other);
    }
}
