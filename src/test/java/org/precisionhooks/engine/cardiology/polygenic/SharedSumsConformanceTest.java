package org.precisionhooks.engine.cardiology.polygenic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.precisionhooks.SharedReference;
import org.precisionhooks.genome.GenomeBuild;

/** The sums of plink2 over a cohort, every sample (cardiology.md section 7). */
class SharedSumsConformanceTest {

    private static final double TOLERANCE = 2e-5;
    private static final int FIRST_SAMPLE = 9;

    /** One line of the VCF: reference, alternate, copies by sample; -1 could not be read. */
    private record Line(String reference, String alternate, int[] copies) {
        double alternateFrequency() {
            long read = 0;
            long sum = 0;
            for (int one : copies) {
                read += one < 0 ? 0 : 2;
                sum += Math.max(0, one);
            }
            return (double) sum / read;
        }
    }

    private final Map<String, List<Line>> lines = new HashMap<>();
    private List<String> samples = List.of();

    @Test
    void everySampleHasTheSumOfPlink() throws IOException {
        Path folder = SharedReference.require("cardiology/pgs");
        ScoringFile file = ScoringFile.parse(
                Files.readAllLines(folder.resolve("PGS001229_22.txt")).iterator());
        readVcf(folder.resolve("cineca_synthetic_subset.vcf.gz"));
        int compared = 0;
        for (String row : Files.readAllLines(folder.resolve("expected_sum_shared.tsv"))) {
            String[] cells = row.split("\t");
            if (cells[0].equals("sample")) {
                continue;
            }
            PolygenicScore score = score(file, samples.indexOf(cells[0] + "_" + cells[0]));
            assertThat(score.sum().orElseThrow())
                    .as(cells[0])
                    .isCloseTo(Double.parseDouble(cells[2]), within(TOLERANCE));
            assertThat(List.of(score.rows(), score.matched(), score.ambiguous(), score.used()))
                    .containsExactly(835, 829, 47, 782);
            compared++;
        }
        assertThat(compared).isEqualTo(1213);
    }

    @Test
    void harmonisedFileOfTheCatalogIsRead() throws IOException {
        Path file = SharedReference.require("cardiology/pgs/PGS000001_hmPOS_GRCh38.txt.gz");
        ScoringFile read = ScoringFile.parse(text(file).iterator());

        assertThat(read.id()).isEqualTo("PGS000001");
        assertThat(read.on(GenomeBuild.GRCH37)).isEmpty();
        assertThat(read.on(GenomeBuild.GRCH38).orElseThrow()).hasSize(77);
    }

    @Test
    void dominantAndRecessiveRowsAreRead() throws IOException {
        Path file = SharedReference.require("cardiology/pgs/scorefile_dominant_and_recessive.txt");
        List<ScoreRow> rows = ScoringFile.parse(Files.readAllLines(file).iterator())
                .on(GenomeBuild.GRCH37)
                .orElseThrow();

        assertThat(rows.stream().filter(row -> row.model() == ScoreRow.Model.DOMINANT))
                .hasSize(1);
        assertThat(rows.stream().filter(row -> row.model() == ScoreRow.Model.RECESSIVE))
                .hasSize(1);
    }

    private PolygenicScore score(ScoringFile file, int sample) {
        Genotypes genotypes = new Genotypes() {
            @Override
            public GenomeBuild build() {
                return GenomeBuild.GRCH37;
            }

            @Override
            public Optional<Site> site(String chromosome, long position, String one, String other) {
                return line(chromosome, position, one, other).map(line -> {
                    int copies = line.copies()[sample];
                    return new Site(line.reference(), copies < 0 ? OptionalInt.empty() : OptionalInt.of(copies));
                });
            }
        };
        return PolygenicScore.of(file, genotypes, this::frequency, 0.75);
    }

    private Optional<Frequency> frequency(ScoreRow row) {
        return line(row.chromosome(), row.position(), row.effect(), row.other())
                .map(line -> new Frequency(
                        row.effect().equals(line.alternate())
                                ? line.alternateFrequency()
                                : 1 - line.alternateFrequency(),
                        "all samples"));
    }

    private Optional<Line> line(String chromosome, long position, String one, String other) {
        return lines.getOrDefault(chromosome + ":" + position, List.of()).stream()
                .filter(line -> line.reference().equals(one) && line.alternate().equals(other)
                        || line.reference().equals(other) && line.alternate().equals(one))
                .findFirst();
    }

    private static List<String> text(Path file) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    private void readVcf(Path file) throws IOException {
        for (String text : text(file)) {
            String[] cells = text.split("\t");
            if (text.startsWith("#CHROM")) {
                samples = List.of(cells).subList(FIRST_SAMPLE, cells.length);
            } else if (!text.startsWith("#")) {
                int[] copies = new int[cells.length - FIRST_SAMPLE];
                for (int i = 0; i < copies.length; i++) {
                    String genotype = cells[FIRST_SAMPLE + i];
                    copies[i] = genotype.contains(".")
                            ? -1
                            : (int) genotype.chars().filter(c -> c == '1').count();
                }
                lines.computeIfAbsent(cells[0] + ":" + cells[1], key -> new ArrayList<>())
                        .add(new Line(cells[3], cells[4], copies));
            }
        }
    }
}
