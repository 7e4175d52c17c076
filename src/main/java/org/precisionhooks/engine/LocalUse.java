package org.precisionhooks.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Medication;
import org.precisionhooks.knowledge.Knowledge;

/** Tells what acts where it is applied, by ATC group, by route, and by words: cream, eye drops. */
final class LocalUse {

    private static final Set<String> SNOMED = Set.of("http://snomed.info/sct", "urn:oid:2.16.840.1.113883.6.96");

    /** What a row goes by. */
    enum Kind {
        ATC,
        ROUTE,
        WORD
    }

    /** A row of {@code drugs/local_use.tsv}. */
    record Row(Kind kind, String value, boolean systemic) {}

    private final List<Row> groups = new ArrayList<>();
    private final Set<String> routes = new HashSet<>();
    private final Set<String> words = new HashSet<>();

    private LocalUse(List<Row> rows) {
        rows.forEach(this::add);
        groups.sort(Comparator.comparingInt((Row row) -> row.value().length()).reversed());
    }

    static LocalUse from(Knowledge knowledge) {
        return new LocalUse(knowledge.table("drugs/local_use", Row.class).rows());
    }

    private void add(Row row) {
        switch (row.kind()) {
            case ATC -> groups.add(row);
            case ROUTE -> routes.add(row.value());
            case WORD -> words.add(" " + row.value() + " ");
        }
    }

    /** Whether an ATC code means use in the whole body; empty where its group does not tell. */
    Optional<Boolean> systemic(String atc) {
        return groups.stream()
                .filter(row -> atc.startsWith(row.value()))
                .map(Row::systemic)
                .findFirst();
    }

    /** Whether the words of a drug, its dose form or all of its routes are those of local use. */
    boolean isMeant(Medication medication) {
        return isNamed(medication.concept())
                || medication.forms().stream().anyMatch(this::isNamed)
                || !medication.routes().isEmpty()
                        && medication.routes().stream().allMatch(this::isRoute);
    }

    private boolean isRoute(Concept route) {
        return isNamed(route)
                || route.codings().stream()
                        .anyMatch(coding -> SNOMED.contains(coding.system()) && routes.contains(coding.code()));
    }

    private boolean isNamed(Concept concept) {
        return Stream.concat(
                        Stream.of(concept.text()), concept.codings().stream().map(Coding::display))
                .map(text -> " " + text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ") + " ")
                .anyMatch(text -> words.stream().anyMatch(text::contains));
    }
}
