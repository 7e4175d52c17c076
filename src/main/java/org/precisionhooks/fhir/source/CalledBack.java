package org.precisionhooks.fhir.source;

import java.util.List;
import org.precisionhooks.fhir.read.resource.FoundResource;

/**
 * What the caller's FHIR server added to what was sent along.
 *
 * @param absent keys that neither gave
 * @param partial keys of which pages are still missing
 */
record CalledBack(List<PrefetchKey> absent, List<PrefetchKey> partial, List<FoundResource> resources) {

    CalledBack {
        absent = List.copyOf(absent);
        partial = List.copyOf(partial);
        resources = List.copyOf(resources);
    }

    /** When there is no server to ask. */
    static CalledBack nothing(Prefetch prefetch) {
        return new CalledBack(prefetch.keys(Prefetch.State.ABSENT), prefetch.keys(Prefetch.State.PARTIAL), List.of());
    }
}
