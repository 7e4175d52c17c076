package org.precisionhooks.fhir.importer.vcf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.genome.GenomeBuild;
import org.precisionhooks.genome.ReferenceSequences;

/** Reads files of regions: BED, whose first base is 0 and whose end is the base after the last; plain or compressed. */
public final class BedReader {

    private static final Pattern LINE = Pattern.compile("(\\S+)[\\t ]+(\\d{1,10})[\\t ]+(\\d{1,10})(?:[\\t ].*)?");
    private static final Pattern REMARK = Pattern.compile("\\s*|#.*|track\\b.*|browser\\b.*");

    private final ReferenceSequences sequences;
    private final VcfLimits limits;

    public BedReader(ReferenceSequences sequences, VcfLimits limits) {
        this.sequences = sequences;
        this.limits = limits;
    }

    /**
     * The regions on chromosomes; those on other contigs say nothing of what is imported.
     *
     * @throws FileRefusedException for a line that is no region
     */
    public List<GenomicRegion> read(byte[] file, GenomeBuild build) {
        List<GenomicRegion> regions = new ArrayList<>();
        try {
            Lines lines = Lines.of(new ByteArrayInputStream(file), limits);
            while (lines.next()) {
                String line = lines.text();
                if (!REMARK.matcher(line).matches()) {
                    region(line, build).ifPresent(regions::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return regions;
    }

    private Optional<GenomicRegion> region(String line, GenomeBuild build) {
        Matcher cells = LINE.matcher(line);
        if (!cells.matches()) {
            throw FileRefusal.NOT_BED.exception();
        }
        long start = Long.parseLong(cells.group(2));
        long end = Long.parseLong(cells.group(3));
        if (end < start) {
            throw FileRefusal.NOT_BED.exception();
        }
        return sequences
                .of(cells.group(1), build)
                .filter(sequence -> start < sequence.length())
                .map(sequence -> new GenomicRegion(sequence.accession(), start, Math.min(end, sequence.length())));
    }
}
