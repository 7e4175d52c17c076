package org.precisionhooks.genome;

import java.util.Optional;
import org.precisionhooks.facts.GenomicRegion;

/** Port: the same stretch in the other build; empty when it has no one place there, or no chain is known. */
@FunctionalInterface
public interface Liftover {

    /** Without chains nothing can be lifted. */
    Liftover NONE = (region, to) -> Optional.empty();

    Optional<GenomicRegion> lift(GenomicRegion region, GenomeBuild to);
}
