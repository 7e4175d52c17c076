package org.precisionhooks.fhir.importer.vcf;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.genome.CuratedVariants;
import org.precisionhooks.genome.GenomeBuild;
import org.precisionhooks.genome.ReferenceSequence;
import org.precisionhooks.genome.ReferenceSequences;
import org.precisionhooks.knowledge.Knowledge;

/**
 * Reads a VCF file, plain, gzip or BGZF, line by line (genomics-fhir.md section 8): a bad row is told and passed over, and
 * only a file that cannot be trusted as a whole is refused.
 */
public final class VcfReader {

    private final ReferenceSequences sequences;
    private final List<BuildName> names;
    private final BuildRule builds;
    private final Findings.Tables tables;
    private final VcfLimits limits;

    /** @param genes the gene that a change in a region is called by, or an empty text */
    public VcfReader(
            Knowledge knowledge,
            ReferenceSequences sequences,
            Function<GenomicRegion, String> genes,
            VcfLimits limits) {
        this.sequences = sequences;
        this.names = knowledge.table("genomics/build_names", BuildName.class).rows();
        this.builds = new BuildRule(sequences, names);
        VcfThresholds thresholds = new VcfThresholds(knowledge
                .table("genomics/vcf_thresholds", VcfThresholds.Row.class)
                .rows());
        this.tables =
                new Findings.Tables(thresholds, SingleCopies.from(knowledge), CuratedVariants.from(knowledge), genes);
        this.limits = limits;
    }

    /** What the header of a file says, with what the caller says. */
    public VcfFile.Title title(InputStream file, Optional<String> sample, Optional<GenomeBuild> build)
            throws IOException {
        VcfHeader header = VcfHeaderReader.read(Lines.of(file, limits));
        return new VcfFile.Title(builds.decide(header, build), header.samples().get(header.sample(sample)));
    }

    /**
     * Goes through the rows of one sample for who does not want findings.
     *
     * @param readers takes the rows, by the build of the file and where they lie
     * @throws FileRefusedException for a file that cannot be trusted as a whole
     */
    VcfFile.Title scan(
            InputStream file, Optional<String> said, Optional<GenomeBuild> build, Function<GenomeBuild, Places> readers)
            throws IOException {
        Lines lines = Lines.of(file, limits);
        VcfHeader header = VcfHeaderReader.read(lines);
        int sample = header.sample(said);
        GenomeBuild decided = builds.decide(header, build);
        Places places = readers.apply(decided);
        VcfContigs contigs = new VcfContigs(sequences, decided, places.regions(), header, names);
        RowScan scan = new RowScan(
                new RowScan.Rows(lines, sample, limits), contigs, places.reader(), new RefusedRows(0), rows -> {});
        while (scan.next()) {}
        return new VcfFile.Title(decided, header.samples().get(sample));
    }

    /**
     * Goes through the rows of a file that needs no samples.
     *
     * @param takers takes each row on a chromosome, by the build of the file
     * @throws FileRefusedException for a file that cannot be trusted as a whole
     */
    GenomeBuild sites(InputStream file, Function<GenomeBuild, SiteTaker> takers) throws IOException {
        Lines lines = Lines.of(file, limits);
        VcfHeader header = VcfHeaderReader.read(lines);
        GenomeBuild build = builds.decide(header, Optional.empty());
        SiteTaker taker = takers.apply(build);
        VcfContigs contigs = new VcfContigs(sequences, build, RegionSet.EVERYWHERE, header, names);
        Columns columns = new Columns(0);
        while (lines.next()) {
            columns.of(lines);
            if (lines.tooLong() || (!columns.has(Columns.INFO) && !lines.isEmpty())) {
                throw new IllegalArgumentException("line " + lines.number() + " has not the columns of a row");
            }
            if (!lines.isEmpty()) {
                contigs.of(columns)
                        .sequence()
                        .ifPresent(sequence -> taker.take(
                                new SitePlace(lines.number(), sequence, columns.number(Columns.POSITION)), columns));
            }
        }
        return build;
    }

    /** Where a row lies. */
    record SitePlace(long line, ReferenceSequence sequence, long position) {}

    /** Takes the rows of a file without samples. */
    @FunctionalInterface
    interface SiteTaker {
        void take(SitePlace place, Columns line);
    }

    /** Where it is looked, and who takes what is there. */
    record Places(RegionSet regions, RowReader reader) {}

    VcfThresholds thresholds() {
        return tables.thresholds();
    }

    ReferenceSequences sequences() {
        return sequences;
    }

    /**
     * Reads the header of a file, and decides by it.
     *
     * @param progress told the number of rows now and then; what it throws ends the reading
     * @throws FileRefusedException for a file of which nothing is to be kept, now or while it is read
     */
    public VcfFile open(InputStream file, VcfRequest request, LongConsumer progress) throws IOException {
        Lines lines = Lines.of(file, limits);
        VcfHeader header = VcfHeaderReader.read(lines);
        int sample = header.sample(request.sample());
        GenomeBuild build = builds.decide(header, request.build());
        RegionSet regions = request.regions().of(build);
        VcfContigs contigs = new VcfContigs(sequences, build, regions, header, names);
        TestedPlaces tested = new TestedPlaces(request.kept().of(build));
        RefusedRows refused = new RefusedRows(limits.listed());
        Deque<VcfCall> waiting = new ArrayDeque<>();
        Findings findings = new Findings(request, tables);
        RowReading reading = new RowReading(
                request, regions, tables.thresholds(), findings, new RowReading.Taken(waiting::add, tested, refused));
        RowScan scan = new RowScan(new RowScan.Rows(lines, sample, limits), contigs, reading, refused, progress);
        VcfFile.Title title = new VcfFile.Title(build, header.samples().get(sample));
        return new VcfFile(title, scan, waiting, tested, refused);
    }
}
