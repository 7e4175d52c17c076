package org.precisionhooks.fhir.importer.vcf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.precisionhooks.genome.GenomeBuild;

/** A VCF file that is being read. */
public final class VcfFile {

    private final Title title;
    private final RowScan scan;
    private final Deque<VcfCall> waiting;
    private final TestedPlaces tested;
    private final RefusedRows refused;
    private long calls;

    /** What its header says, and the caller. */
    public record Title(GenomeBuild build, String sample) {}

    VcfFile(Title title, RowScan scan, Deque<VcfCall> waiting, TestedPlaces tested, RefusedRows refused) {
        this.title = title;
        this.scan = scan;
        this.waiting = waiting;
        this.tested = tested;
        this.refused = refused;
    }

    /**
     * The called alleles in the order of the file, read as they are taken.
     *
     * @throws FileRefusedException by the stream, for a file that turns out to be one of which nothing is to be kept
     */
    public Stream<VcfCall> calls() {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(new Calls(), Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    /** What became of the rows that were read; of all when all calls were taken. */
    public VcfReport report() {
        return new VcfReport(
                title, scan.outcomes(), calls, refused.first(), refused.counts(), tested.tested(), tested.uncallable());
    }

    private final class Calls implements Iterator<VcfCall> {

        @Override
        public boolean hasNext() {
            try {
                while (waiting.isEmpty()) {
                    if (!scan.next()) {
                        return false;
                    }
                }
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public VcfCall next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            calls++;
            return waiting.remove();
        }
    }
}
