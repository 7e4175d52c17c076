package org.precisionhooks.fhir.importer.vcf;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.precisionhooks.facts.Copies;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.facts.Phase;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.StructuralChange;
import org.precisionhooks.facts.StructuralVariant;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.facts.Zygosity;

/**
 * The findings of the rows just read, so that one that stands twice is kept once. The rows of a file lie in the order of their
 * positions (VCF 4.3, section 1.6.1), so that what repeats itself lies close by.
 */
final class RecentCalls {

    private static final int KEPT = 1_000;

    private final Map<Said, Boolean> said = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Said, Boolean> eldest) {
            return size() > KEPT;
        }
    };

    /** What a finding says of the genome, whatever names and reads stand beside it; another genotype is no repetition. */
    private sealed interface Said {}

    private record Bases(Optional<GenomicLocation> place, Presence presence, Zygosity zygosity, Optional<Phase> phase)
            implements Said {}

    private record Structure(
            StructuralChange change,
            Optional<GenomicRegion> outer,
            Optional<GenomicRegion> inner,
            Zygosity zygosity,
            Optional<Copies> copies)
            implements Said {}

    /** Whether an earlier row said the same; from now on one has. */
    boolean repeats(VcfCall call) {
        return said.putIfAbsent(of(call), true) != null;
    }

    private static Said of(VcfCall call) {
        if (call instanceof VcfCall.Sequence sequence) {
            Variant fact = sequence.fact();
            return new Bases(fact.location(), fact.presence(), fact.zygosity(), fact.phase());
        }
        StructuralVariant fact = ((VcfCall.Structural) call).fact();
        return new Structure(fact.change(), fact.outer(), fact.inner(), fact.zygosity(), fact.copies());
    }
}
