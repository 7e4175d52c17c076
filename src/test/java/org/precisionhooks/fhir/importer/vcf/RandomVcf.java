package org.precisionhooks.fhir.importer.vcf;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A VCF file of chance on GRCh38, all of whose rows are in order. */
final class RandomVcf {

    static final String HEADER =
            "##fileformat=VCFv4.3\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\ts1\ts2\n";

    private static final List<String> CONTIGS = List.of("1", "chr7", "10", "22", "X", "NC_000016.10");
    private static final List<String> GENOTYPES =
            List.of("0/0", "0/1", "1/1", "1/2", "./.", "1/.", "0|1", "1|0", "2|1", "1", "0", ".", "0/2", "2/2");

    private final Random random;

    RandomVcf(long seed) {
        this.random = new Random(seed);
    }

    List<String> rows(int count) {
        List<String> rows = new ArrayList<>();
        int position = 1 + random.nextInt(1_000);
        for (int i = 0; i < count; i++) {
            position += random.nextInt(30);
            rows.add(row(CONTIGS.get(i * CONTIGS.size() / count), position));
        }
        return rows;
    }

    private String row(String contig, int position) {
        String reference = bases(1 + random.nextInt(4));
        String first = otherThan(reference, reference);
        String second = otherThan(reference, first);
        String filter = random.nextInt(10) == 0 ? "LowQual" : random.nextBoolean() ? "PASS" : ".";
        return String.join(
                "\t",
                contig,
                "" + position,
                ".",
                reference,
                first + "," + second,
                ".",
                filter,
                "NS=2",
                "GT:AD:DP",
                values(),
                values());
    }

    private String values() {
        String genotype = GENOTYPES.get(random.nextInt(GENOTYPES.size()));
        return genotype + ":" + random.nextInt(50) + "," + random.nextInt(50) + "," + random.nextInt(50) + ":"
                + (150 + random.nextInt(50));
    }

    private String otherThan(String one, String two) {
        String bases = bases(1 + random.nextInt(4));
        return bases.equals(one) || bases.equals(two) ? otherThan(one, two) : bases;
    }

    private String bases(int length) {
        StringBuilder bases = new StringBuilder();
        for (int i = 0; i < length; i++) {
            bases.append("ACGT".charAt(random.nextInt(4)));
        }
        return bases.toString();
    }

    /** The same with bytes changed, taken out and put in anywhere. */
    byte[] damaged(byte[] file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte one : file) {
            switch (random.nextInt(200)) {
                case 0 -> out.write(random.nextInt(256));
                case 1 -> {}
                case 2 -> {
                    out.write(one);
                    out.write("\t\n:;=<>,./|\0".charAt(random.nextInt(12)));
                }
                default -> out.write(one);
            }
        }
        return out.toByteArray();
    }
}
