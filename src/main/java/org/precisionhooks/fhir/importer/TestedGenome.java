package org.precisionhooks.fhir.importer;

import java.util.List;
import java.util.stream.Stream;
import org.precisionhooks.facts.GenomicRegion;

/**
 * What the laboratory says of where it looked.
 *
 * @param studied where it looked; empty where it does not say
 * @param uncallable where it looked in vain
 * @param interest the regions in which all of it is kept
 */
record TestedGenome(List<GenomicRegion> studied, List<GenomicRegion> uncallable, RegionSet interest) {

    /** A panel is kept whole, an exome as far as it is of interest. */
    private static final int MOST_KEPT_WHOLE = 500;

    TestedGenome {
        studied = List.copyOf(studied);
        uncallable = List.copyOf(uncallable);
    }

    /** @param shown where the rows of the file show it */
    List<GenomicRegion> studied(List<GenomicRegion> shown) {
        return Stream.concat(kept(studied).stream(), shown.stream()).distinct().toList();
    }

    List<GenomicRegion> uncallable(List<GenomicRegion> shown) {
        return Stream.concat(kept(uncallable).stream(), shown.stream())
                .distinct()
                .toList();
    }

    private List<GenomicRegion> kept(List<GenomicRegion> regions) {
        return regions.size() <= MOST_KEPT_WHOLE ? regions : interest.within(regions);
    }
}
