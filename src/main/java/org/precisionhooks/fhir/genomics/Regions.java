package org.precisionhooks.fhir.genomics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionhooks.facts.GenomicRegion;

/** Regions that a test looked at, in their order and without overlap. */
record Regions(List<GenomicRegion> all) {

    private static final Comparator<GenomicRegion> ORDER =
            Comparator.comparing(GenomicRegion::referenceSequence).thenComparingLong(GenomicRegion::start);

    static Regions of(Stream<GenomicRegion> regions) {
        List<GenomicRegion> merged = new ArrayList<>();
        regions.sorted(ORDER).forEach(region -> {
            GenomicRegion last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null
                    && last.referenceSequence().equals(region.referenceSequence())
                    && region.start() <= last.end()) {
                merged.set(
                        merged.size() - 1,
                        new GenomicRegion(last.referenceSequence(), last.start(), Math.max(last.end(), region.end())));
            } else {
                merged.add(region);
            }
        });
        return new Regions(List.copyOf(merged));
    }

    /** What of them lies in the ranges. */
    Regions within(List<GenomicRegion> ranges) {
        return of(all.stream()
                .flatMap(region -> ranges.stream()
                        .filter(range -> range.referenceSequence().equals(region.referenceSequence()))
                        .filter(range -> range.start() < region.end() && region.start() < range.end())
                        .map(range -> new GenomicRegion(
                                region.referenceSequence(),
                                Math.max(range.start(), region.start()),
                                Math.min(range.end(), region.end())))));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** As the guide's example writes it: {@code ['NC_000007.14:1-9', 'NC_000007.14:20-30']}. */
    @Override
    public String toString() {
        return all.stream().map(region -> "'" + region + "'").collect(Collectors.joining(", ", "[", "]"));
    }
}
