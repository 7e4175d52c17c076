package org.precisionhooks.fhir.importer.vcf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.Sex;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.facts.Zygosity;
import org.precisionhooks.fhir.importer.vcf.VcfRequest.RegionChoice;
import org.precisionhooks.genome.GenomeBuild;

/** Files of chance, read beside a reader that splits each line and knows nothing of speed. */
class VcfPropertiesTest {

    private static final Map<String, String> ACCESSIONS = Map.of(
            "1", "NC_000001.11",
            "chr7", "NC_000007.14",
            "10", "NC_000010.11",
            "22", "NC_000022.11",
            "X", "NC_000023.11",
            "NC_000016.10", "NC_000016.10");

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void givesWhatANaiveReaderGives(long seed) {
        List<String> rows = new RandomVcf(seed).rows(300);
        Imported file = Imported.of(file(rows), request(Optional.empty()));
        Set<String> said = new HashSet<>();
        assertThat(file.variants().stream().map(VcfPropertiesTest::spelled))
                .containsExactlyElementsOf(rows.stream()
                        .flatMap(row -> naive(row).stream())
                        .filter(fact -> said.add(fact.substring(0, fact.lastIndexOf(' '))))
                        .toList());
        assertThat(file.report().allRows()).isEqualTo(rows.size());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void regionsGiveWhatTheWholeFileGivesInThem(long seed) {
        List<String> rows = new RandomVcf(seed).rows(300);
        List<GenomicRegion> regions = List.of(
                new GenomicRegion("NC_000001.11", 500, 900),
                new GenomicRegion("NC_000010.11", 2_000, 2_400),
                new GenomicRegion("NC_000010.11", 2_500, 2_501));
        RegionSet set = RegionSet.of(regions);
        Imported whole = Imported.of(file(rows), request(Optional.empty()));
        Imported part = Imported.of(file(rows), request(Optional.of(set)));
        // Blocks without a phase set are broken where rows are passed over, hence phase is left out.
        assertThat(part.variants().stream().map(VcfPropertiesTest::spelled))
                .containsExactlyElementsOf(whole.variants().stream()
                        .filter(variant -> regions.stream()
                                .anyMatch(region -> region.overlaps(
                                        variant.location().orElseThrow().region())))
                        .map(VcfPropertiesTest::spelled)
                        .toList());
        assertThat(part.report().allRows()).isEqualTo(rows.size());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void damagedFileEndsInAReportOrARefusalAndLosesNoRow(long seed) {
        byte[] damaged =
                new RandomVcf(seed).damaged(file(new RandomVcf(seed).rows(200)).getBytes(StandardCharsets.UTF_8));
        try {
            Imported file = Imported.of(new ByteArrayInputStream(damaged), request(Optional.empty()));
            long lines = new String(damaged, StandardCharsets.ISO_8859_1)
                    .lines()
                    .dropWhile(line -> !line.startsWith("#CHROM"))
                    .skip(1)
                    .filter(line -> !line.isEmpty())
                    .count();
            // A carriage return ends no line here.
            assertThat(file.report().allRows()).isLessThanOrEqualTo(lines).isGreaterThan(0);
            assertThat(file.report().rows().get(RowOutcome.REFUSED))
                    .isLessThanOrEqualTo(file.report().refusals().values().stream()
                            .mapToLong(Long::longValue)
                            .sum());
        } catch (FileRefusedException refused) {
            assertThat(refused.refusal()).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void compressedFileIsReadWholeOrRefused(long seed) throws IOException {
        String text = file(new RandomVcf(seed).rows(200));
        byte[] whole = members(text, 1 + (int) seed * 7);
        List<String> expected = spelled(Imported.of(text, request(Optional.empty())));
        assertThat(spelled(Imported.of(new ByteArrayInputStream(whole), request(Optional.empty()))))
                .isEqualTo(expected);
        byte[] damaged = whole.clone();
        damaged[(int) ((seed * 7_919 + 31) % (whole.length - 20)) + 10] ^= 0x55;
        for (byte[] other : List.of(damaged, Arrays.copyOf(whole, whole.length - 1 - (int) seed))) {
            try {
                assertThat(spelled(Imported.of(new ByteArrayInputStream(other), request(Optional.empty()))))
                        .isEqualTo(expected);
            } catch (FileRefusedException refused) {
                assertThat(refused.refusal()).isNotNull();
            }
        }
    }

    private static List<String> spelled(Imported file) {
        return file.variants().stream().map(VcfPropertiesTest::spelled).toList();
    }

    /** Gzip of many members, as BGZF is. */
    private static byte[] members(String text, int count) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int size = bytes.length / count + 1;
        for (int from = 0; from < bytes.length; from += size) {
            try (GZIPOutputStream member = new GZIPOutputStream(out)) {
                member.write(bytes, from, Math.min(size, bytes.length - from));
            }
        }
        return out.toByteArray();
    }

    private static String file(List<String> rows) {
        return RandomVcf.HEADER + String.join("\n", rows) + "\n";
    }

    private static VcfRequest request(Optional<RegionSet> regions) {
        return new VcfRequest(
                Imported.GERMLINE.sources(),
                Origin.GERMLINE,
                Sex.UNKNOWN,
                Optional.of(GenomeBuild.GRCH38),
                Optional.of("s2"),
                regions.<RegionChoice>map(set -> build -> set).orElse(RegionChoice.EVERYWHERE),
                build -> RegionSet.of(List.of()),
                Set.of());
    }

    private static String spelled(Variant fact) {
        return fact.location().orElseThrow().spdi() + " " + fact.zygosity() + " "
                + fact.alleleFraction().map(Object::toString).orElse("");
    }

    private static List<String> naive(String row) {
        String[] cells = row.split("\t");
        if (cells[6].equals("LowQual")) {
            return List.of();
        }
        String[] values = cells[10].split(":");
        List<String> copies = List.of(values[0].split("[/|]"));
        List<String> facts = new ArrayList<>();
        Set<String> called = new TreeSet<>(copies);
        called.removeAll(Set.of("0", "."));
        for (String allele : copies.stream().filter(called::contains).distinct().toList()) {
            int index = Integer.parseInt(allele);
            GenomicLocation location = GenomicLocation.trimmed(
                    ACCESSIONS.get(cells[0]), Long.parseLong(cells[1]) - 1, cells[3], cells[4].split(",")[index - 1]);
            double share = Double.parseDouble(values[1].split(",")[index]) / Double.parseDouble(values[2]);
            String fraction = new java.math.BigDecimal(values[1].split(",")[index])
                    .divide(new java.math.BigDecimal(values[2]), 4, java.math.RoundingMode.HALF_EVEN)
                    .toString();
            assertThat(Double.parseDouble(fraction)).isBetween(share - 1e-4, share + 1e-4);
            facts.add(location.spdi() + " " + zygosity(cells[0], copies) + " " + fraction);
        }
        return facts;
    }

    private static Zygosity zygosity(String contig, List<String> copies) {
        if (copies.size() == 1) {
            return contig.equals("X") ? Zygosity.HEMIZYGOUS : Zygosity.UNKNOWN;
        }
        if (copies.contains(".")) {
            return Zygosity.UNKNOWN;
        }
        return copies.get(0).equals(copies.get(1)) ? Zygosity.HOMOZYGOUS : Zygosity.HETEROZYGOUS;
    }
}
