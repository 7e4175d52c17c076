package org.precisionhooks.fhir.importer.vcf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.fhir.importer.PharmacogeneRegions;
import org.precisionhooks.genome.GenomeBuild;
import org.precisionhooks.genome.ReferenceSequences;

class VcfLimitsTest {

    private static final String HEADER =
            "##fileformat=VCFv4.3\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\ts\n";
    private static final String ROW = "10\t100\t.\tG\tA\t.\tPASS\t.\tGT\t0/1\n";
    private static final String OTHER_ROW = ROW.replace("100", "300");

    private static FileRefusal refusal(byte[] file, VcfLimits limits) {
        try {
            Imported.of(new ByteArrayInputStream(file), Imported.GERMLINE, limits);
            throw new AssertionError("Nothing was refused");
        } catch (FileRefusedException refused) {
            return refused.refusal();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream member = new GZIPOutputStream(out)) {
            member.write(content);
        }
        return out.toByteArray();
    }

    @Test
    void fileThatInflatesToTooMuchIsRefused() throws IOException {
        byte[] bomb = gzip(bytes(HEADER + ROW.repeat(200_000)));
        assertThat(bomb.length).isLessThan(100_000);
        assertThat(refusal(bomb, new VcfLimits(1_000_000, 10_000_000, 1_000, 10, 1_000_000)))
                .isEqualTo(FileRefusal.TOO_LARGE);
    }

    /** Long before the bound on bytes, which has to let a genome pass. */
    @Test
    void fileThatExpandsAsNoneDoesIsRefused() throws IOException {
        byte[] bomb = gzip(bytes(HEADER + (ROW + "#".repeat(900) + "\n").repeat(120_000)));
        assertThat(refusal(bomb, new VcfLimits(1L << 40, 10_000_000, 1_000, 10, 300)))
                .isEqualTo(FileRefusal.BOMB);
        assertThat(Imported.of(
                                new ByteArrayInputStream(gzip(bytes(HEADER + ROW.repeat(100_000)))),
                                Imported.GERMLINE,
                                new VcfLimits(1L << 40, 10_000_000, 1_000, 10, 300))
                        .report()
                        .allRows())
                .isEqualTo(100_000);
    }

    @Test
    void fileOfTooManyRowsIsRefused() {
        assertThat(refusal(bytes(HEADER + ROW.repeat(11)), new VcfLimits(1_000_000, 10, 1_000, 10, 1_000_000)))
                .isEqualTo(FileRefusal.TOO_MANY_ROWS);
    }

    @Test
    void lineThatIsTooLongIsPassedOverAndTold() {
        String longRow = "10\t200\t.\tG\tA\t.\tPASS\t" + "X".repeat(600_000) + "\tGT\t0/1\n";
        Imported file = Imported.of(
                new ByteArrayInputStream(bytes(HEADER + ROW + longRow + OTHER_ROW)),
                Imported.GERMLINE,
                new VcfLimits(10_000_000, 10, 1_000, 10, 1_000_000));
        assertThat(file.report().refused()).containsExactly(new RefusedRow(4, RowRefusal.LINE_TOO_LONG));
        assertThat(file.calls()).hasSize(2);
        assertThat(file.report().allRows()).isEqualTo(3);
    }

    @Test
    void blanksBehindARowAreNotOfItsGenotype() {
        Imported file = Imported.of(
                new ByteArrayInputStream(bytes(HEADER + ROW.replace("\n", "  \r\n") + OTHER_ROW)),
                Imported.GERMLINE,
                new VcfLimits(1_000_000, 10, 1_000, 10, 300));
        assertThat(file.calls()).hasSize(2);
        assertThat(file.report().refused()).isEmpty();
    }

    @Test
    void onlyTheFirstRefusedRowsAreListedAndAllAreCounted() {
        Imported file = Imported.of(
                new ByteArrayInputStream(bytes(HEADER + "10\tx\t.\tG\tA\t.\tPASS\t.\tGT\t0/1\n".repeat(50))),
                Imported.GERMLINE,
                new VcfLimits(1_000_000, 100, 1_000, 7, 300));
        assertThat(file.report().refused()).hasSize(7);
        assertThat(file.report().refusals()).containsEntry(RowRefusal.POSITION, 50L);
    }

    @Test
    void emptyAndOtherFilesAreRefused() {
        for (String text :
                List.of("", "\n", "hello", "##fileformat=VCFv4.3", "##fileformat=VCFv4.3\n" + ROW, "PK\u0003\u0004")) {
            assertThat(refusal(bytes(text), Imported.LIMITS)).isEqualTo(FileRefusal.NOT_VCF);
        }
    }

    @Test
    void regionsAreReadFromZeroToTheBaseAfterTheLast() {
        BedReader reader = new BedReader(ReferenceSequences.from(BuiltIn.KNOWLEDGE), Imported.LIMITS);
        String bed =
                "track name=x\n# remark\n\nchr10\t94761899\t94852964\tCYP2C19\nchrUn_1\t1\t2\nMT 1 16570\n1\t5\t5\n";
        assertThat(reader.read(bytes(bed), GenomeBuild.GRCH38))
                .containsExactly(
                        new GenomicRegion("NC_000010.11", 94_761_899, 94_852_964),
                        new GenomicRegion("NC_012920.1", 1, 16_569),
                        new GenomicRegion("NC_000001.11", 5, 5));
        for (String wrong : List.of("chr10\t5", "chr10\t9\t5", "chr10\tx\t5")) {
            assertThatExceptionOfType(FileRefusedException.class)
                    .isThrownBy(() -> reader.read(bytes(wrong), GenomeBuild.GRCH38))
                    .matches(refused -> refused.refusal() == FileRefusal.NOT_BED);
        }
    }

    @Test
    void pharmacogenesLieInBothBuilds() {
        PharmacogeneRegions regions = PharmacogeneRegions.from(BuiltIn.KNOWLEDGE);
        assertThat(regions.of(GenomeBuild.GRCH38).overlaps(new GenomicRegion("NC_000010.11", 94_781_858, 94_781_859)))
                .isTrue();
        assertThat(regions.of(GenomeBuild.GRCH37).overlaps(new GenomicRegion("NC_000010.10", 96_541_615, 96_541_616)))
                .isTrue();
        assertThat(regions.of(GenomeBuild.GRCH38).overlaps(new GenomicRegion("NC_000013.11", 32_355_249, 32_355_250)))
                .isFalse();
    }
}
