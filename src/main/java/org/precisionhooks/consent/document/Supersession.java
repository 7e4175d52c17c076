package org.precisionhooks.consent.document;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.precisionhooks.facts.Coding;

/**
 * Which consent replaces which (consent.md section 7): a newer version of the same id, or a newer one under the same
 * business identifier that took effect. A newer consent of another id replaces nothing.
 */
final class Supersession {

    private static final Set<String> TOOK_EFFECT = Set.of("active", "inactive");

    private final Map<String, List<ConsentDocument>> byId = new HashMap<>();
    private final Map<Coding, List<ConsentDocument>> byIdentifier = new HashMap<>();
    private final Instant time;

    Supersession(List<ConsentDocument> documents, Instant time) {
        this.time = time;
        for (ConsentDocument document : documents) {
            add(byId, document.id(), document);
            document.identifiers().forEach(identifier -> add(byIdentifier, identifier, document));
        }
    }

    boolean replaced(ConsentDocument document) {
        Stream<ConsentDocument> versions =
                document.id().isEmpty() ? Stream.empty() : byId.getOrDefault(document.id(), List.of()).stream();
        return versions.anyMatch(other -> isNewerVersion(other, document))
                || document.identifiers().stream()
                        .flatMap(identifier -> byIdentifier.getOrDefault(identifier, List.of()).stream())
                        .anyMatch(other -> takesOver(other, document));
    }

    private boolean takesOver(ConsentDocument other, ConsentDocument document) {
        return !other.id().equals(document.id())
                && TOOK_EFFECT.contains(other.status())
                && hasBegun(other)
                && isLater(other, document);
    }

    private boolean hasBegun(ConsentDocument document) {
        return document.root()
                .flatMap(Provision::period)
                .filter(period -> time.isBefore(period.start()))
                .isEmpty();
    }

    private static boolean isNewerVersion(ConsentDocument other, ConsentDocument document) {
        boolean counted = isNumber(other.version()) && isNumber(document.version());
        return counted
                ? Long.parseLong(other.version()) > Long.parseLong(document.version())
                : isLater(other, document);
    }

    /** By storage time, else by the date it was given; where neither tells, both count. */
    private static boolean isLater(ConsentDocument other, ConsentDocument document) {
        boolean stored = other.lastUpdated().isPresent()
                && document.lastUpdated().isPresent()
                && !other.lastUpdated().equals(document.lastUpdated());
        if (stored) {
            return other.lastUpdated().get().isAfter(document.lastUpdated().get());
        }
        return other.dateTime().isPresent()
                && document.dateTime().isPresent()
                && !other.dateTime()
                        .get()
                        .start()
                        .isBefore(document.dateTime().get().end());
    }

    private static boolean isNumber(String version) {
        return !version.isEmpty() && version.length() < 18 && version.chars().allMatch(Character::isDigit);
    }

    private static <K> void add(Map<K, List<ConsentDocument>> groups, K key, ConsentDocument document) {
        groups.computeIfAbsent(key, absent -> new ArrayList<>()).add(document);
    }
}
