package org.precisionhooks.fhir.importer.vcf;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import org.precisionhooks.facts.GenomicRegion;

/** Stretches of any number of sequences. */
public final class RegionSet {

    /** The whole genome. */
    public static final RegionSet EVERYWHERE = new RegionSet(Map.of(), Intervals.EVERYWHERE);

    private final Map<String, Intervals> bySequence;
    private final Intervals others;

    private RegionSet(Map<String, Intervals> bySequence, Intervals others) {
        this.bySequence = bySequence;
        this.others = others;
    }

    public static RegionSet of(List<GenomicRegion> regions) {
        return new RegionSet(
                regions.stream()
                        .collect(groupingBy(
                                GenomicRegion::referenceSequence, collectingAndThen(toList(), Intervals::of))),
                Intervals.NONE);
    }

    /** Single bases, many of them: ascending 1-based positions by the accession of their sequence. */
    static RegionSet ofPositions(Map<String, long[]> positions) {
        return new RegionSet(
                positions.entrySet().stream()
                        .collect(toMap(Map.Entry::getKey, entry -> Intervals.ofPositions(entry.getValue()))),
                Intervals.NONE);
    }

    Intervals on(String referenceSequence) {
        return bySequence.getOrDefault(referenceSequence, others);
    }

    /** Like {@link GenomicRegion#overlaps}, with any of them. */
    public boolean overlaps(GenomicRegion region) {
        return on(region.referenceSequence()).touches(region.start(), region.end());
    }

    /** What of the regions lies in here. */
    public List<GenomicRegion> within(List<GenomicRegion> regions) {
        return regions.stream().flatMap(region -> cut(region).stream()).toList();
    }

    private List<GenomicRegion> cut(GenomicRegion region) {
        Intervals mine = on(region.referenceSequence());
        List<GenomicRegion> parts = new java.util.ArrayList<>();
        for (int i = mine.endingAfter(region.start()); i < mine.size() && mine.start(i) < region.end(); i++) {
            parts.add(new GenomicRegion(
                    region.referenceSequence(),
                    Math.max(region.start(), mine.start(i)),
                    Math.min(region.end(), mine.end(i))));
        }
        return parts;
    }
}
