package org.precisionhooks.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The recommendations of a release. One that cannot be used takes all of its drug with it, which then stays as it was: half of a
 * drug's guidance would answer some results and be silent on others.
 *
 * @param rows the recommendations of drugs of which all can be used
 * @param refused the others, with the first reason for each
 */
record PublishedGuidance(List<PublishedRow> rows, Map<String, ReleaseException> refused) {

    PublishedGuidance {
        rows = List.copyOf(rows);
    }

    /** One or more rows of one drug, or why they cannot be used. */
    record Part(String drug, List<PublishedRow> rows, List<ReleaseException> problems) {

        /** @param rows throws a {@link ReleaseException} for what cannot be used */
        static Part of(String drug, Supplier<Stream<PublishedRow>> rows) {
            try {
                return new Part(drug, rows.get().toList(), List.of());
            } catch (ReleaseException e) {
                return new Part(drug, List.of(), List.of(e));
            }
        }
    }

    static PublishedGuidance of(Stream<Part> parts) {
        List<PublishedRow> rows = new ArrayList<>();
        Map<String, ReleaseException> refused = new LinkedHashMap<>();
        parts.forEach(part -> {
            rows.addAll(part.rows());
            part.problems().forEach(problem -> refused.putIfAbsent(part.drug(), problem));
        });
        return new PublishedGuidance(rows, refused).without(refused.keySet());
    }

    private PublishedGuidance without(Set<String> drugs) {
        return new PublishedGuidance(
                rows.stream().filter(row -> !drugs.contains(row.drug())).toList(), refused);
    }

    /** Refused as a whole where nothing of it can be used. */
    PublishedGuidance required() {
        if (rows.isEmpty()) {
            refused.values().stream().limit(1).forEach(problem -> {
                throw problem;
            });
        }
        return this;
    }
}
