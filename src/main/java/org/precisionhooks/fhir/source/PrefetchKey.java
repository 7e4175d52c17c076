package org.precisionhooks.fhir.source;

import java.util.Set;

/**
 * One prefetch key of a service (CDS Hooks 2.0.1, prefetch template).
 *
 * @param name the key
 * @param template the FHIR read or search that fills it
 * @param types resource types that a source must give in its place
 * @param needed whether nothing can be said without it; without another key the answer says what was missing
 */
public record PrefetchKey(String name, String template, Set<String> types, boolean needed) {

    public PrefetchKey {
        types = Set.copyOf(types);
    }

    public static PrefetchKey needed(String name, String template, String... types) {
        return new PrefetchKey(name, template, Set.of(types), true);
    }

    public static PrefetchKey wanted(String name, String template, String... types) {
        return new PrefetchKey(name, template, Set.of(types), false);
    }
}
