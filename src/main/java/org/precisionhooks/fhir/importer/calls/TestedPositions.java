package org.precisionhooks.fhir.importer.calls;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Tells whether the positions were called on which a gene's result depends. */
final class TestedPositions {

    private final Function<String, Optional<Set<String>>> needed;

    /** @param needed the ids of the positions that a gene needs; empty for a gene whose alleles are not defined here */
    TestedPositions(Function<String, Optional<Set<String>>> needed) {
        this.needed = needed;
    }

    /** Whether all that are needed were called; a report that lists no positions does not tell and is believed. */
    boolean areEnough(String gene, JsonNode variants) {
        if (variants.isEmpty()) {
            return true;
        }
        Set<String> called = new HashSet<>();
        for (JsonNode variant : variants) {
            if (isCalled(variant)) {
                called.add(variant.path("dbSnpId").asText());
                called.add("g." + variant.path("position").asText());
            }
        }
        return needed.apply(gene)
                .map(called::containsAll)
                .orElseGet(() ->
                        StreamSupport.stream(variants.spliterator(), false).allMatch(TestedPositions::isCalled));
    }

    /** A base that was not called is a dot, or missing. */
    private static boolean isCalled(JsonNode variant) {
        String call = variant.path("call").asText("");
        return !call.isEmpty() && !call.contains(".") && !call.equals("null");
    }
}
