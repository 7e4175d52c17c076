package org.precisionhooks.fhir.source;

import java.util.Set;

/**
 * One prefetch key of a service (CDS Hooks 2.0.1, prefetch template).
 *
 * @param name the key
 * @param template the FHIR read or search that fills it
 * @param types resource types that a source must give in its place
 * @param weight what an answer is without it
 */
public record PrefetchKey(String name, String template, Set<String> types, Weight weight) {

    /** What an answer is without a key. */
    public enum Weight {
        /** Nothing can be said. */
        NEEDED,
        /** The answer says that it was missing. */
        WANTED,
        /** The answer says less beside what it is about, and is whole. */
        EXTRA
    }

    public PrefetchKey {
        types = Set.copyOf(types);
    }

    public static PrefetchKey needed(String name, String template, String... types) {
        return new PrefetchKey(name, template, Set.of(types), Weight.NEEDED);
    }

    public static PrefetchKey wanted(String name, String template, String... types) {
        return new PrefetchKey(name, template, Set.of(types), Weight.WANTED);
    }

    public static PrefetchKey extra(String name, String template, String... types) {
        return new PrefetchKey(name, template, Set.of(types), Weight.EXTRA);
    }

    public boolean needed() {
        return weight == Weight.NEEDED;
    }
}
