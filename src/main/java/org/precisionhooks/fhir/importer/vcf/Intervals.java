package org.precisionhooks.fhir.importer.vcf;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.precisionhooks.facts.GenomicRegion;

/** Stretches of one sequence, in order and apart from each other, 0-based half-open. */
final class Intervals {

    static final Intervals NONE = new Intervals(new long[0], new long[0]);
    static final Intervals EVERYWHERE = new Intervals(new long[] {0}, new long[] {Long.MAX_VALUE});

    private final long[] starts;
    private final long[] ends;

    private Intervals(long[] starts, long[] ends) {
        this.starts = starts;
        this.ends = ends;
    }

    /** Joins what overlaps or touches. */
    static Intervals of(List<GenomicRegion> regions) {
        List<GenomicRegion> sorted = regions.stream()
                .sorted(Comparator.comparingLong(GenomicRegion::start))
                .toList();
        long[] starts = new long[sorted.size()];
        long[] ends = new long[sorted.size()];
        int size = 0;
        for (GenomicRegion region : sorted) {
            if (size > 0 && region.start() <= ends[size - 1]) {
                ends[size - 1] = Math.max(ends[size - 1], region.end());
            } else {
                starts[size] = region.start();
                ends[size++] = region.end();
            }
        }
        return new Intervals(Arrays.copyOf(starts, size), Arrays.copyOf(ends, size));
    }

    /** Single bases at ascending 1-based positions; neighbours stay apart. */
    static Intervals ofPositions(long[] positions) {
        return new Intervals(
                Arrays.stream(positions).map(position -> position - 1).toArray(), positions.clone());
    }

    /** Index of the first that ends after a position; their number where none does. */
    int endingAfter(long position) {
        int low = 0;
        int high = ends.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends[middle] > position) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    int size() {
        return starts.length;
    }

    long start(int index) {
        return starts[index];
    }

    long end(int index) {
        return ends[index];
    }

    /** True when a base of the stretch lies in one of them. */
    boolean overlaps(long start, long end) {
        int first = endingAfter(start);
        return first < starts.length && starts[first] < end;
    }

    /** Like {@link GenomicRegion#overlaps}: the place of an insertion also overlaps what it touches. */
    boolean touches(long start, long end) {
        return start == end ? overlaps(Math.max(0, start - 1), end + 1) : overlaps(start, end);
    }
}
