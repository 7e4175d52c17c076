package org.precisionhooks.genome;

import java.util.Optional;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.GenomicRegion;

/** Port: the same stretch in the other build; empty when it has no one place there, or no chain is known. */
@FunctionalInterface
public interface Liftover {

    /** Without chains nothing can be lifted. */
    Liftover NONE = (region, to) -> Optional.empty();

    Optional<GenomicRegion> lift(GenomicRegion region, GenomeBuild to);

    /**
     * The same bases at the lifted place, on the other strand where the stretch is inverted. That the reference has the same
     * bases there is not known by this.
     */
    default Optional<GenomicLocation> lift(GenomicLocation change, GenomeBuild to) {
        return lift(change.region(), to)
                .filter(region ->
                        region.end() - region.start() == change.reference().length())
                .map(region -> new GenomicLocation(
                        region.referenceSequence(), region.start(), change.reference(), change.alternate()));
    }
}
