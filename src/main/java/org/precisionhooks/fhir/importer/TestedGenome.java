package org.precisionhooks.fhir.importer;

import java.util.List;
import java.util.stream.Stream;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.fhir.importer.vcf.RegionSet;
import org.precisionhooks.fhir.importer.vcf.VcfReport;

/**
 * Where a test looked: by the laboratory's word, and by the rows of its file.
 *
 * @param studied where it could call
 * @param uncallable where it looked in vain
 */
record TestedGenome(List<GenomicRegion> studied, List<GenomicRegion> uncallable) {

    /** A panel is kept whole, an exome as far as it is of interest. */
    private static final int MOST_KEPT_WHOLE = 500;

    TestedGenome {
        studied = List.copyOf(studied);
        uncallable = List.copyOf(uncallable);
    }

    boolean isEmpty() {
        return studied.isEmpty() && uncallable.isEmpty();
    }

    /** With what the rows show; what was only said is kept as far as it is short or of interest. */
    TestedGenome with(VcfReport report, RegionSet interest) {
        return new TestedGenome(
                joined(studied, report.tested(), interest), joined(uncallable, report.uncallable(), interest));
    }

    private static List<GenomicRegion> joined(List<GenomicRegion> said, List<GenomicRegion> shown, RegionSet interest) {
        List<GenomicRegion> kept = said.size() <= MOST_KEPT_WHOLE ? said : interest.within(said);
        return Stream.concat(kept.stream(), shown.stream()).distinct().toList();
    }

    TestedGenome and(TestedGenome other) {
        return new TestedGenome(
                Stream.concat(studied.stream(), other.studied.stream()).toList(),
                Stream.concat(uncallable.stream(), other.uncallable.stream()).toList());
    }

    /** As far as it lies in one region. */
    TestedGenome within(GenomicRegion region) {
        RegionSet only = RegionSet.of(List.of(region));
        return new TestedGenome(only.within(studied), only.within(uncallable));
    }

    /** Without what lies in these as a whole. */
    TestedGenome outside(RegionSet others) {
        return new TestedGenome(outside(studied, others), outside(uncallable, others));
    }

    private static List<GenomicRegion> outside(List<GenomicRegion> regions, RegionSet others) {
        return regions.stream()
                .filter(region -> !others.within(List.of(region)).contains(region))
                .toList();
    }
}
