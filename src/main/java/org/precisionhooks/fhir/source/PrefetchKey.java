package org.precisionhooks.fhir.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * One prefetch key of a service (CDS Hooks 2.0.1, prefetch template).
 *
 * @param name the key
 * @param template the FHIR read or search that fills it
 * @param types resource types that a source must give in its place
 * @param weight what an answer is without it
 * @param codes codes of which the template asks for results or documents; empty is any. Whatever else a source gives for it is not taken
 */
public record PrefetchKey(String name, String template, Set<String> types, Weight weight, Set<String> codes) {

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
        codes = Set.copyOf(codes);
    }

    public static PrefetchKey needed(String name, String template, String... types) {
        return new PrefetchKey(name, template, Set.of(types), Weight.NEEDED, Set.of());
    }

    public static PrefetchKey wanted(String name, String template, String... types) {
        return new PrefetchKey(name, template, Set.of(types), Weight.WANTED, Set.of());
    }

    public static PrefetchKey extra(String name, String template, String... types) {
        return new PrefetchKey(name, template, Set.of(types), Weight.EXTRA, Set.of());
    }

    /** The same of results with these codes only. */
    public PrefetchKey of(Set<String> codes) {
        return new PrefetchKey(name, template, types, weight, codes);
    }

    public boolean needed() {
        return weight == Weight.NEEDED;
    }

    boolean takes(JsonNode resource) {
        return codes.isEmpty() || isOf(resource.path("code")) || isOf(resource.path("type"));
    }

    /** Of a document it is its type that says what it is. */
    private boolean isOf(JsonNode concept) {
        for (JsonNode coding : concept.path("coding")) {
            if (codes.contains(coding.path("code").asText())) {
                return true;
            }
        }
        return false;
    }
}
