package org.precisionhooks.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.precisionhooks.engine.cardiology.polygenic.LoadedScores;
import org.precisionhooks.engine.cardiology.polygenic.LoadedScores.LoadedScore;
import org.precisionhooks.engine.cardiology.polygenic.ReferenceCohort;
import org.precisionhooks.engine.cardiology.polygenic.ScoringFile;
import org.precisionhooks.fhir.importer.vcf.PatientScores;
import org.precisionhooks.fhir.importer.vcf.ScoreGenotypes;
import org.precisionhooks.fhir.importer.vcf.VcfLimits;
import org.precisionhooks.fhir.importer.vcf.VcfReader;
import org.precisionhooks.genome.GenomeBuild;
import org.precisionhooks.genome.ReferenceSequences;
import org.precisionhooks.knowledge.Knowledge;

/** What a score of 1.7 million variants costs: its loading and memory, and its sum over a file of five million rows. */
public final class ScoreBench {

    private static final int VARIANTS = 1_700_000;
    private static final int ROWS_A_VARIANT = 3;
    private static final int CHROMOSOMES = 22;
    private static final int APART = 300;
    private static final long MEGABYTE = 1 << 20;
    private static final double NANOS_A_SECOND = 1e9;
    private static final String PAIRS = "AGCTGA";

    private ScoreBench() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("score-bench");
        Path score = folder.resolve("score.txt.gz");
        Path file = folder.resolve("person.vcf.gz");
        try {
            write(score, ScoreBench::score);
            write(file, ScoreBench::genotypes);
            long before = used();
            long start = System.nanoTime();
            ScoringFile loaded = load(score);
            double seconds = (System.nanoTime() - start) / NANOS_A_SECOND;
            System.out.printf(
                    Locale.ROOT,
                    "loading of %,d variants: %.1f s, %d MB kept%n",
                    loaded.on(GenomeBuild.GRCH38).orElseThrow().size(),
                    seconds,
                    (used() - before) / MEGABYTE);
            for (int run = 0; run < 3; run++) {
                sum(loaded, file);
            }
        } finally {
            Files.delete(score);
            Files.delete(file);
            Files.delete(folder);
        }
    }

    private static void sum(ScoringFile score, Path file) throws IOException {
        Knowledge knowledge = Knowledge.builtIn();
        VcfReader reader = new VcfReader(
                knowledge,
                ReferenceSequences.from(knowledge),
                region -> "",
                new VcfLimits(Long.MAX_VALUE, Long.MAX_VALUE, (int) MEGABYTE, 0, (int) MEGABYTE));
        LoadedScore loaded = new LoadedScore(score, "score.txt.gz", "");
        PatientScores scores = new PatientScores(
                LoadedScores.NONE,
                new ScoreGenotypes(reader, Set.of(), 50, ReferenceCohort.NONE),
                ReferenceCohort.NONE,
                0.75);
        long start = System.nanoTime();
        try (InputStream bytes = Files.newInputStream(file)) {
            PatientScores.Scored scored = scores.of(loaded, bytes, Optional.empty(), Optional.empty());
            double seconds = (System.nanoTime() - start) / NANOS_A_SECOND;
            System.out.printf(
                    Locale.ROOT,
                    "sum over %,d rows of a file: %.1f s, %,d matched, %,d used%n",
                    VARIANTS * ROWS_A_VARIANT,
                    seconds,
                    scored.score().matched(),
                    scored.score().used());
        }
    }

    private static ScoringFile load(Path score) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(score)), StandardCharsets.US_ASCII))) {
            return ScoringFile.parse(lines.lines().iterator());
        }
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @FunctionalInterface
    private interface Content {
        void write(Writer out) throws IOException;
    }

    private static void write(Path file, Content content) throws IOException {
        try (Writer out = new BufferedWriter(
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.US_ASCII))) {
            content.write(out);
        }
    }

    private static void score(Writer out) throws IOException {
        out.write("#pgs_id=PGS999999\n#genome_build=GRCh38\n#weight_type=beta\n");
        out.write("rsID\tchr_name\tchr_position\teffect_allele\tother_allele\teffect_weight\tallelefrequency_effect\n");
        for (int i = 0; i < VARIANTS; i++) {
            out.write("rs" + i + "\t" + chromosome(i) + "\t" + position(i) + "\t" + PAIRS.charAt(i % 5) + "\t"
                    + PAIRS.charAt(i % 5 + 1) + "\t" + (i % 2000 - 1000) * 1e-6 + "\t0.25\n");
        }
    }

    private static void genotypes(Writer out) throws IOException {
        out.write("##fileformat=VCFv4.3\n##reference=GRCh38\n");
        out.write("#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tperson\n");
        for (int i = 0; i < VARIANTS; i++) {
            for (int beside = 0; beside < ROWS_A_VARIANT; beside++) {
                out.write("chr" + chromosome(i) + "\t" + (position(i) + beside * 50) + "\t.\t"
                        + PAIRS.charAt(i % 5 + 1) + "\t" + PAIRS.charAt(i % 5)
                        + "\t50\tPASS\tDP=30;MQ=60\tGT:AD:DP:GQ\t0/" + i % 2 + ":15,15:30:99\n");
            }
        }
    }

    private static int chromosome(int variant) {
        return variant / (VARIANTS / CHROMOSOMES + 1) + 1;
    }

    private static int position(int variant) {
        return variant % (VARIANTS / CHROMOSOMES + 1) * APART + APART;
    }
}
