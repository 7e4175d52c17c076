package org.precisionhooks.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionhooks.BuiltIn.KNOWLEDGE;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.SharedReference;
import org.precisionhooks.facts.GenomicRegion;

/** Compares with UCSC's chains where they lie beside the checkout; they are not part of the project. */
class SharedChainsTest {

    private static final ReferenceSequences SEQUENCES = ReferenceSequences.from(KNOWLEDGE);

    private static Optional<Liftover> chains = Optional.empty();

    private static synchronized Liftover chains() {
        if (chains.isEmpty()) {
            ChainReader reader = new ChainReader(SEQUENCES);
            read(reader, "hg19ToHg38.over.chain.gz");
            read(reader, "hg38ToHg19.over.chain.gz");
            chains = Optional.of(reader.liftover());
        }
        return chains.get();
    }

    private static void read(ChainReader reader, String file) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SharedReference.require("genomics-fhir/liftover/" + file))),
                StandardCharsets.UTF_8))) {
            reader.read(lines.lines().iterator());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NC_000019.10, 11089431, 11133820, NC_000019.9:11200107-11244496",
        "NC_000013.11, 32315507, 32400268, NC_000013.10:32889644-32974405",
    })
    void theTwoCheckedRegionsLift(String accession, long start, long end, String expected) {
        assertThat(chains().lift(new GenomicRegion(accession, start, end), GenomeBuild.GRCH37))
                .hasToString("Optional[" + expected + "]");
    }

    @Test
    void mostPlacesComeBackWhereTheyCameFrom() {
        Random random = new Random(5);
        int lifted = 0;
        int back = 0;
        for (int i = 0; i < 20_000; i++) {
            int chromosome = 1 + random.nextInt(22);
            ReferenceSequence sequence =
                    SEQUENCES.of(String.valueOf(chromosome), GenomeBuild.GRCH38).orElseThrow();
            long start = (long) (random.nextDouble() * (sequence.length() - 200));
            GenomicRegion region = new GenomicRegion(sequence.accession(), start, start + 1 + random.nextInt(150));
            Optional<GenomicRegion> there = chains().lift(region, GenomeBuild.GRCH37);
            lifted += there.isPresent() ? 1 : 0;
            back += there.flatMap(of -> chains().lift(of, GenomeBuild.GRCH38)).equals(Optional.of(region)) ? 1 : 0;
        }
        assertThat(lifted).isGreaterThan(17_000);
        assertThat(back).isGreaterThan(lifted * 99 / 100);
    }

    /** Each base between two neighbours of the table, though the table was only asked for the variants themselves. */
    @Test
    void theTableOfVariantsLiftsLikeTheChains() {
        Liftover curated = CuratedLiftover.from(KNOWLEDGE);
        int compared = 0;
        for (VariantRow row : CuratedVariants.from(KNOWLEDGE).rows()) {
            for (long start = row.position38() - 60; start < row.position38() + 60; start++) {
                GenomicRegion region = new GenomicRegion(row.refseq38(), start, start + 1);
                Optional<GenomicRegion> lifted = curated.lift(region, GenomeBuild.GRCH37);
                if (lifted.isPresent()) {
                    assertThat(chains().lift(region, GenomeBuild.GRCH37))
                            .as("%s", region)
                            .isEqualTo(lifted);
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(50_000);
    }

    @Test
    void everyPairOfTheTableIsThatOfTheChains() {
        CuratedVariants variants = CuratedVariants.from(KNOWLEDGE);
        for (VariantRow row : variants.rows()) {
            row.position37()
                    .ifPresent(position37 -> assertThat(chains().lift(
                                            new GenomicRegion(row.refseq38(), row.position38() - 1, row.position38()),
                                            GenomeBuild.GRCH37)
                                    .orElseThrow())
                            .isEqualTo(new GenomicRegion(row.refseq37(), position37 - 1, position37)));
        }
    }
}
