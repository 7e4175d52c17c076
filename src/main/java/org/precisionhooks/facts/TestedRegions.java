package org.precisionhooks.facts;

import java.util.List;

/**
 * What a test looked at: inside, a place without a variant carries the reference; outside, nothing is known. A region of
 * single bases does not prove that no insertion or deletion lies there.
 *
 * @param gene the gene when the regions are of one, else empty
 * @param studied where the test looked and could call
 * @param uncallable where it looked in vain; takes precedence over {@code studied}
 */
public record TestedRegions(
        Source source, String gene, Origin origin, List<GenomicRegion> studied, List<GenomicRegion> uncallable)
        implements GenomicFact {

    public TestedRegions {
        studied = List.copyOf(studied);
        uncallable = List.copyOf(uncallable);
    }

    /** True when every base of the region was called. */
    public boolean covers(GenomicRegion region) {
        return studied.stream().anyMatch(tested -> tested.holds(region))
                && uncallable.stream().noneMatch(gap -> gap.overlaps(region));
    }
}
