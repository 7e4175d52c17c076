package org.precisionhooks.fhir.importer.vcf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.precisionhooks.facts.GenomicRegion;

/** Collects where a file shows that every copy was called, and where none could be, inside the regions that are kept. */
final class TestedPlaces {

    private final RegionSet kept;
    private final List<GenomicRegion> blocks = new ArrayList<>();
    private final List<GenomicRegion> places = new ArrayList<>();
    private final List<GenomicRegion> uncallable = new ArrayList<>();

    TestedPlaces(RegionSet kept) {
        this.kept = kept;
    }

    /** A stretch that was looked at as a whole; it joins what it touches. */
    void block(GenomicRegion region) {
        add(region, blocks);
    }

    /** The alleles of one row; beside another row it proves nothing of what might lie between or across the two. */
    void place(GenomicRegion region) {
        if (kept.overlaps(region)) {
            places.add(region);
        }
    }

    void uncallable(GenomicRegion region) {
        add(region, uncallable);
    }

    /** Rows of a file are in order mostly: what touches the one before joins it at once, of a hundred million rows. */
    private void add(GenomicRegion region, List<GenomicRegion> regions) {
        for (GenomicRegion part : kept.within(List.of(region))) {
            int last = regions.size() - 1;
            if (last >= 0 && follows(regions.get(last), part)) {
                GenomicRegion before = regions.get(last);
                regions.set(
                        last,
                        new GenomicRegion(
                                part.referenceSequence(), before.start(), Math.max(before.end(), part.end())));
            } else {
                regions.add(part);
            }
        }
    }

    private static boolean follows(GenomicRegion before, GenomicRegion region) {
        return before.referenceSequence().equals(region.referenceSequence())
                && before.start() <= region.start()
                && region.start() <= before.end();
    }

    boolean keeps(GenomicRegion region) {
        return kept.overlaps(region);
    }

    List<GenomicRegion> tested() {
        RegionSet joined = RegionSet.of(blocks);
        Stream<GenomicRegion> apart = places.stream()
                .distinct()
                .filter(place -> joined.within(List.of(place)).stream().noneMatch(place::equals));
        return Stream.concat(joined(blocks).stream(), apart).toList();
    }

    List<GenomicRegion> uncallable() {
        return joined(uncallable);
    }

    private static List<GenomicRegion> joined(List<GenomicRegion> regions) {
        Map<String, List<GenomicRegion>> bySequence = new LinkedHashMap<>();
        regions.forEach(region -> bySequence
                .computeIfAbsent(region.referenceSequence(), sequence -> new ArrayList<>())
                .add(region));
        List<GenomicRegion> joined = new ArrayList<>();
        bySequence.forEach((sequence, parts) -> {
            Intervals intervals = Intervals.of(parts);
            for (int i = 0; i < intervals.size(); i++) {
                joined.add(new GenomicRegion(sequence, intervals.start(i), intervals.end(i)));
            }
        });
        return joined;
    }
}
