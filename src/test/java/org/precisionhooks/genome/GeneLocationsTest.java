package org.precisionhooks.genome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.knowledge.Knowledge;

/** Genes by place. */
class GeneLocationsTest {

    private static final int CASES = 5000;

    private final Knowledge knowledge = BuiltIn.KNOWLEDGE;
    private final GeneLocations locations = GeneLocations.from(knowledge);
    private final List<GeneLocationRow> rows =
            knowledge.table("genomics/gene_locations", GeneLocationRow.class).rows();

    /** One known change a gene: first base, 0-based. */
    @ParameterizedTest(name = "{1}:{2} lies in {0}")
    @CsvSource({
        "CYP2C19, NC_000010.11, 94781858",
        "CYP2C19, NC_000010.10, 96541615",
        "VKORC1, NC_000016.10, 31096367",
        "BRCA2, NC_000013.10, 32911297",
        "BRCA2, NC_000013.11, 32337160",
        "LDLR, NC_000019.9, 11217343",
        "HTT, NC_000004.12, 3074876",
        "CFTR, NC_000007.14, 117559590",
        "APC, NC_000005.9, 112102031",
    })
    void namesTheGeneOfAKnownChange(String gene, String accession, long start) {
        assertThat(locations.at(new GenomicRegion(accession, start, start + 1)))
                .first()
                .isEqualTo(gene);
    }

    /** IKBKG reaches into G6PD, IFNL4 into IFNL3: who names these changes, and by which domain they are withheld, hangs on it. */
    @Test
    void aKnownVariantIsOfTheGeneThatTheTableGivesWhereAShorterOneOverlaps() {
        assertThat(knowledge.table("genomics/variants", VariantRow.class).rows())
                .filteredOn(row -> !row.gene().isEmpty())
                .allSatisfy(row -> {
                    assertThat(locations.named(row.on38().region())).isEqualTo(row.gene());
                    row.on37()
                            .ifPresent(on37 ->
                                    assertThat(locations.named(on37.region())).isEqualTo(row.gene()));
                });
    }

    @Test
    void placeOfAnInsertionAtTheEdgeOfAGeneBelongsToIt() {
        GeneLocationRow row = rows.get(0);
        GenomicRegion edge = new GenomicRegion(row.refseq38(), row.end38(), row.end38());
        assertThat(locations.at(edge)).contains(row.gene());
    }

    @Test
    void knowsNothingOfOtherSequences() {
        assertThat(locations.at(new GenomicRegion("NG_007726.3", 100, 101))).isEmpty();
        assertThat(locations.at(new GenomicRegion("NC_000010.9", 94781858, 94781859)))
                .isEmpty();
    }

    /** Against a search through all rows. */
    @Test
    void findsWhatAPlainSearchFinds() {
        Random random = new Random(20261128);
        for (int i = 0; i < CASES; i++) {
            GeneLocationRow row = rows.get(random.nextInt(rows.size()));
            long start = Math.max(0, row.start38() - 2000 + random.nextLong(row.end38() - row.start38() + 4000));
            GenomicRegion region = new GenomicRegion(row.refseq38(), start, start + random.nextInt(3));
            List<String> expected = rows.stream()
                    .filter(one -> one.on38().overlaps(region))
                    .map(GeneLocationRow::gene)
                    .distinct()
                    .toList();
            assertThat(locations.at(region)).as("%s", region).containsExactlyInAnyOrderElementsOf(expected);
        }
    }
}
