package org.precisionhooks.fhir.read.genomic;

import java.util.Optional;
import org.precisionhooks.facts.GenomicLocation;

/**
 * Where a change lies, or why that is not clear.
 *
 * @param location the place, when it is clear
 * @param problem why it is not, empty when it is or when no place was given
 */
record Placement(Optional<GenomicLocation> location, String problem) {

    static final Placement NONE = new Placement(Optional.empty(), "");

    /** Whether both alleles are the reference there. */
    boolean isUnchanged() {
        return location.filter(place -> place.reference().equals(place.alternate()))
                .isPresent();
    }

    static Placement at(GenomicLocation location) {
        return new Placement(Optional.of(location), "");
    }

    static Placement unclear(String problem) {
        return new Placement(Optional.empty(), problem);
    }
}
