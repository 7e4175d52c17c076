package org.precisionhooks.fhir.importer.vcf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.precisionhooks.SharedReference;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.StructuralChange;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.facts.Zygosity;
import org.precisionhooks.genome.GenomeBuild;

/** The shared VCF files against their truth tables: each called allele is a fact or on a refused row, and nothing else is. */
class TruthConformanceTest {

    private static final Map<String, Zygosity> ZYGOSITIES = Map.of(
            "heterozygous", Zygosity.HETEROZYGOUS,
            "homozygous", Zygosity.HOMOZYGOUS,
            "hemizygous", Zygosity.HEMIZYGOUS,
            "unknown", Zygosity.UNKNOWN);

    /** Files of GRCh38, which say so. */
    private static final Set<String> OF_ITS_HEADER = Set.of("NB6TK328_filtered.vcf", "vcf_structural_variants.vcf");

    @TestFactory
    Stream<DynamicTest> everyCalledAlleleIsAFactOrOnARefusedRow() throws IOException {
        Path folder = SharedReference.require("genomics-fhir/vcf");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".truth.tsv")).sorted().toList().stream()
                    .map(truth -> dynamicTest(truth.getFileName().toString(), () -> compare(truth)));
        }
    }

    @Test
    void compressedFileGivesTheSame() {
        Path plain = SharedReference.require("genomics-fhir/vcf/vcf_example4.vcf");
        Path compressed = SharedReference.require("genomics-fhir/vcf/vcf_example4.vcf.gz");
        assertThat(facts(compressed)).isEqualTo(facts(plain)).isNotEmpty();
    }

    /** 26 rows, of which three call nothing and the last is a breakend; where several alleles are symbolic, the one that was called counts. */
    @Test
    void structuralRowsGiveOneFactForEachCalledAllele() {
        Imported file = imported(SharedReference.require("genomics-fhir/vcf/vcf_structural_variants.vcf"));
        assertThat(file.report().allRows()).isEqualTo(26);
        assertThat(file.calls()).hasSize(22);
        assertThat(file.report().rows()).containsEntry(RowOutcome.NO_CALL, 3L);
        assertThat(file.report().refused()).hasSize(1);
        assertThat(file.structural()).extracting(fact -> fact.change()).doesNotContain(StructuralChange.OTHER);
    }

    private static List<?> facts(Path file) {
        return imported(file).calls().stream().map(VcfCall::fact).toList();
    }

    private static Imported imported(Path vcf) {
        try {
            return Imported.of(
                    Files.newInputStream(vcf),
                    new VcfRequest(
                            Imported.GERMLINE.sources(),
                            Imported.GERMLINE.origin(),
                            Imported.GERMLINE.sex(),
                            OF_ITS_HEADER.contains(vcf.getFileName().toString())
                                    ? Optional.empty()
                                    : Optional.of(GenomeBuild.GRCH37),
                            Optional.empty(),
                            VcfRequest.RegionChoice.EVERYWHERE,
                            VcfRequest.RegionChoice.EVERYWHERE,
                            Set.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compare(Path truth) throws IOException {
        Path vcf = truth.resolveSibling(truth.getFileName().toString().replace(".truth.tsv", ""));
        Imported file = imported(vcf);
        Set<String> refused = refusedPositions(vcf, file);
        Set<String> expected = new TreeSet<>();
        for (Map<String, String> row : rows(truth)) {
            if (!refused.contains(row.get("#chrom") + ":" + row.get("pos1"))) {
                expected.add(expected(row));
            }
        }
        Set<String> found = file.calls().stream()
                .filter(call -> call.fact() instanceof Variant fact && fact.presence() == Presence.PRESENT)
                .map(TruthConformanceTest::found)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> missing = new TreeSet<>(expected);
        missing.removeAll(found);
        Set<String> invented = new TreeSet<>(found);
        invented.removeAll(expected);
        assertThat(missing).as("missing").isEmpty();
        assertThat(invented).as("invented").isEmpty();
        assertThat(found).isNotEmpty();
    }

    private static Set<String> refusedPositions(Path vcf, Imported file) throws IOException {
        List<String> lines = Files.readAllLines(vcf);
        return file.report().refused().stream()
                .map(row -> lines.get((int) row.line() - 1).split("\t"))
                .map(cells -> cells[0] + ":" + cells[1])
                .collect(Collectors.toSet());
    }

    private static String expected(Map<String, String> row) {
        boolean mitochondrial = row.get("zygosity").equals("mito-haploid");
        boolean phased = row.get("phased").equals("1") && row.get("zygosity").equals("heterozygous");
        return String.join(
                " ",
                // The tables keep one base before an insertion or deletion, the form of the index none.
                GenomicLocation.trimmed(
                                row.get("refseq"),
                                Long.parseLong(row.get("min_pos0")),
                                row.get("min_ref"),
                                row.get("min_alt"))
                        .spdi(),
                row.get("pos1"),
                row.get("ref"),
                row.get("alt"),
                row.get("alt_index"),
                row.get("gt"),
                mitochondrial
                        ? "mitochondrial"
                        : ZYGOSITIES.get(row.get("zygosity")).name(),
                "partial=" + row.get("partial_call").equals("1"),
                "phased=" + phased,
                "dp=" + row.get("dp").replace(".", ""));
    }

    private static String found(VcfCall call) {
        VcfCall.Sequence sequence = (VcfCall.Sequence) call;
        Variant fact = sequence.fact();
        boolean mitochondrial =
                fact.location().orElseThrow().referenceSequence().equals("NC_012920.1");
        return String.join(
                " ",
                fact.location().orElseThrow().spdi(),
                "" + call.place().position(),
                call.place().reference(),
                call.place().alternate(),
                "" + call.place().allele(),
                call.place().genotype(),
                mitochondrial ? "mitochondrial" : fact.zygosity().name(),
                "partial=" + sequence.partial(),
                "phased=" + (fact.phase().isPresent() && !sequence.partial()),
                "dp=" + sequence.readDepth().map(Object::toString).orElse(""));
    }

    private static List<Map<String, String>> rows(Path truth) throws IOException {
        List<String> lines = Files.readAllLines(truth);
        String[] header = lines.get(0).split("\t");
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < header.length; i++) {
                row.put(header[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }
}
