package org.precisionhooks.bench;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.hl7.fhir.r4.model.Resource;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Sex;
import org.precisionhooks.facts.Source;
import org.precisionhooks.fhir.importer.GeneDomains;
import org.precisionhooks.fhir.importer.ImportLedger;
import org.precisionhooks.fhir.importer.ImportOrder;
import org.precisionhooks.fhir.importer.ImportedResources;
import org.precisionhooks.fhir.importer.PharmacogeneRegions;
import org.precisionhooks.fhir.importer.StudyWriter;
import org.precisionhooks.fhir.importer.VcfImport;
import org.precisionhooks.fhir.importer.vcf.BedReader;
import org.precisionhooks.fhir.importer.vcf.VcfFile;
import org.precisionhooks.fhir.importer.vcf.VcfLimits;
import org.precisionhooks.fhir.importer.vcf.VcfReader;
import org.precisionhooks.fhir.importer.vcf.VcfRequest;
import org.precisionhooks.fhir.index.VariantIndex;
import org.precisionhooks.fhir.write.genomic.GenomicFactWriter;
import org.precisionhooks.genome.GeneLocations;
import org.precisionhooks.genome.ReferenceSequences;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.server.schema.Database;
import org.precisionhooks.server.schema.HooksSchema;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How fast a file of variants is read, beside reading its lines alone, and how fast its rows come into the index on H2. The
 * bars are 1,000,000 rows a second outside of the regions that are asked for, and 20,000 imported rows a second.
 */
public final class ImportBench {

    private static final int SCANNED = 1_000_000;
    private static final int IMPORTED = 100_000;
    private static final int ROUNDS = 7;
    private static final double NANOS = 1e9;
    private static final String HEADER =
            "##fileformat=VCFv4.3\n##reference=GRCh38\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tsample\n";

    /** Of the thread alone, which waits for nothing here: what else the machine does is not measured. */
    private final ThreadMXBean processor = ManagementFactory.getThreadMXBean();

    private final Knowledge knowledge = Knowledge.builtIn();
    private final ReferenceSequences sequences = ReferenceSequences.from(knowledge);
    private final PharmacogeneRegions pharmacogenes = PharmacogeneRegions.from(knowledge);
    private final GeneLocations genes = GeneLocations.from(knowledge);
    private final GeneDomains domains = GeneDomains.from(knowledge);
    private final VcfLimits limits = new VcfLimits(1L << 33, 100_000_000, 1 << 20, 200, 300);
    private final VcfReader reader = new VcfReader(knowledge, sequences, this::gene, limits);

    private ImportBench() {}

    public static void main(String[] args) throws Exception {
        ImportBench bench = new ImportBench();
        // Chromosome 7 has two of the pharmacogenes far inside, so that most rows lie before a region.
        byte[] scanned = file(SCANNED, "7");
        double lines = bench.rate("Lines alone (BufferedReader)", SCANNED, () -> lines(scanned));
        double scan = bench.rate("Scanned outside of the regions", SCANNED, () -> bench.scan(scanned));
        System.out.printf("Scanning takes %.2f times the lines alone%n", lines / scan);
        byte[] imported = file(IMPORTED, "4");
        double read = bench.rate("Read into facts", IMPORTED, () -> bench.read(imported));
        Importing importing = bench.new Importing();
        double kept = bench.rate("Imported into the index (H2)", IMPORTED, () -> importing.run(imported));
        System.out.printf("Importing takes %.2f times the reading into facts%n", read / kept);
    }

    private double rate(String what, int rows, Callable<Long> run) throws Exception {
        double[] rounds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = processor.getCurrentThreadCpuTime();
            if (run.call() < rows) {
                throw new IllegalStateException("Rows are missing");
            }
            rounds[round] = rows * NANOS / (processor.getCurrentThreadCpuTime() - start);
        }
        Arrays.sort(rounds);
        double median = rounds[ROUNDS / 2];
        System.out.printf("%s: median %,.0f, slowest %,.0f rows a second of one core%n", what, median, rounds[0]);
        return median;
    }

    private String gene(GenomicRegion place) {
        return genes.at(place).stream().findFirst().orElse("");
    }

    private static long lines(byte[] file) {
        return new BufferedReader(new InputStreamReader(new ByteArrayInputStream(file), StandardCharsets.UTF_8))
                .lines()
                .count();
    }

    private long scan(byte[] file) throws IOException {
        return read(file, pharmacogenes::of);
    }

    private long read(byte[] file) throws IOException {
        return read(file, VcfRequest.RegionChoice.EVERYWHERE);
    }

    private long read(byte[] file, VcfRequest.RegionChoice regions) throws IOException {
        Source source = new Source("Procedure/bench", ResultStatus.FINAL, Optional.empty());
        VcfRequest request = new VcfRequest(
                gene -> source,
                Origin.GERMLINE,
                Sex.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                regions,
                pharmacogenes::of,
                Set.of());
        VcfFile vcf = reader.open(new ByteArrayInputStream(file), request, rows -> {});
        vcf.calls().forEach(call -> {});
        return vcf.report().allRows();
    }

    /** The whole way into a database in memory; resources are counted, not kept. */
    private final class Importing {

        private final TransactionTemplate transactions;
        private final VcfImport importer;

        Importing() {
            JdbcDataSource dataSource = new JdbcDataSource();
            dataSource.setUrl("jdbc:h2:mem:bench;DB_CLOSE_DELAY=-1");
            HooksSchema.migrate(dataSource, Database.H2);
            this.transactions = new TransactionTemplate(new JdbcTransactionManager((DataSource) dataSource));
            this.importer = new VcfImport(
                    new VcfImport.Reading(reader, new BedReader(sequences, limits), pharmacogenes, genes::at, domains),
                    new VariantIndex(dataSource, sequences),
                    new ImportLedger(new JdbcTemplate(dataSource)),
                    new StudyWriter(new GenomicFactWriter(knowledge)),
                    new VcfImport.Settings(Set.of(), 5_000));
        }

        long run(byte[] file) {
            ImportOrder order = new ImportOrder(
                    UUID.randomUUID().toString(),
                    "hash",
                    Optional.empty(),
                    Optional.empty(),
                    Origin.GERMLINE,
                    new ImportOrder.Test("", "", Optional.empty(), Optional.empty()),
                    true,
                    new ImportOrder.Scope(List.of(), List.of(), List.of()),
                    Optional.empty(),
                    Set.copyOf(domains.examples().keySet()));
            return transactions.execute(status -> {
                try {
                    return importer.run(
                                    order,
                                    () -> new ByteArrayInputStream(file),
                                    new VcfImport.Keeping(new Counted(), rows -> {}))
                            .kept()
                            .indexed();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    private static final class Counted implements ImportedResources {

        @Override
        public String save(Resource resource, Optional<String> id) {
            return id.orElseGet(() -> UUID.randomUUID().toString());
        }

        @Override
        public Sex sex(String patient) {
            return Sex.UNKNOWN;
        }

        @Override
        public void delete(String type, String id) {}
    }

    /** Rows of one chromosome as a caller of whole genomes writes them. */
    private static byte[] file(int rows, String chromosome) {
        Random random = new Random(rows);
        ByteArrayOutputStream out = new ByteArrayOutputStream(rows * 150);
        out.writeBytes(HEADER.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < rows; i++) {
            String row = chromosome + "\t" + (10_000 + i * 150) + "\trs" + (1_000_000 + i) + "\t" + "ACGT".charAt(i % 4)
                    + "\t" + "CGTA".charAt(i % 4) + "\t" + (30 + random.nextInt(2_000)) + "." + random.nextInt(100)
                    + "\tPASS\tAC=1;AF=0.500;AN=2;DP=" + (20 + random.nextInt(40))
                    + ";FS=0.000;MQ=60.00;QD=13.29;SOR=0.269\tGT:AD:DP:GQ:PL\t0/1:17,13:30:99:406,0,560\n";
            out.writeBytes(row.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
