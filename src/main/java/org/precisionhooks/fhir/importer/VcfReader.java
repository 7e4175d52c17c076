package org.precisionhooks.fhir.importer;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.genome.GenomeBuild;
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
    private final VcfThresholds thresholds;
    private final Function<GenomicRegion, String> genes;
    private final VcfLimits limits;

    /** @param genes the gene whose defining positions lie in a region, or an empty text */
    public VcfReader(
            Knowledge knowledge,
            ReferenceSequences sequences,
            Function<GenomicRegion, String> genes,
            VcfLimits limits) {
        this.sequences = sequences;
        this.names =
                knowledge.table("genomics/build_names", BuildName.class).rows();
        this.builds = new BuildRule(sequences, names);
        this.thresholds = new VcfThresholds(knowledge
                .table("genomics/vcf_thresholds", VcfThresholds.Row.class)
                .rows());
        this.genes = genes;
        this.limits = limits;
    }

    /**
     * Reads a file to its end.
     *
     * @param sink takes each finding as it is read
     * @throws FileRefusedException for a file of which nothing is to be kept, whatever the sink took of it
     */
    public VcfReport read(InputStream file, VcfRequest request, VcfSink sink) throws IOException {
        return read(file, request, sink, rows -> {});
    }

    /** @param progress told the number of rows now and then; what it throws ends the reading */
    public VcfReport read(InputStream file, VcfRequest request, VcfSink sink, Progress progress)
            throws IOException {
        Lines lines = Lines.of(file, limits);
        VcfHeader header = VcfHeaderReader.read(lines);
        int sample = header.sample(request.sample());
        GenomeBuild build = builds.decide(header, request.build());
        RegionSet regions = request.regions().of(build);
        VcfContigs contigs = new VcfContigs(sequences, build, regions, header, names);
        Counted counted = new Counted(sink);
        RowReading.Taken taken = new RowReading.Taken(
                counted, new TestedPlaces(request.kept().of(build)), new RefusedRows(limits.listed()));
        Findings findings = new Findings(request.source(), request.origin(), thresholds, genes);
        RowScan scan = new RowScan(
                contigs,
                new Columns(sample),
                new RowReading(request, regions, thresholds, findings, taken),
                taken.refused());
        scan.all(lines, limits, progress);
        return new VcfReport(
                build,
                header.samples().get(sample),
                scan.outcomes(),
                counted.calls,
                taken.refused().first(),
                taken.refused().counts(),
                taken.tested().tested(),
                taken.tested().uncallable());
    }

    /** The build of a file, by its header alone. */
    public GenomeBuild build(InputStream file, Optional<GenomeBuild> said) throws IOException {
        return builds.decide(VcfHeaderReader.read(Lines.of(file, limits)), said);
    }

    /** Is told how far the reading got. */
    @FunctionalInterface
    public interface Progress {

        void rows(long read);
    }

    private static final class Counted implements VcfSink {

        private final VcfSink sink;
        private long calls;

        Counted(VcfSink sink) {
            this.sink = sink;
        }

        @Override
        public void accept(VcfCall call) {
            calls++;
            sink.accept(call);
        }
    }
}
