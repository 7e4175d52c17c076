package org.precisionhooks.genome;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The reference bases that the table of variants states, here and there a stretch; not a genome. */
final class KnownBases {

    /** Longer stretches are never known throughout. */
    private static final int LONGEST = 2_000;

    private final Map<String, Map<Long, Character>> bases = new HashMap<>();

    /** Notes the bases from a 0-based start on. */
    void add(String accession, long start, String stretch) {
        Map<Long, Character> sequence = bases.computeIfAbsent(accession, key -> new HashMap<>());
        for (int i = 0; i < stretch.length(); i++) {
            sequence.put(start + i, stretch.charAt(i));
        }
    }

    /** The bases of a 0-based half-open stretch; empty unless all are known. */
    Optional<String> of(String accession, long start, long end) {
        Map<Long, Character> sequence = bases.getOrDefault(accession, Map.of());
        if (end - start > LONGEST) {
            return Optional.empty();
        }
        StringBuilder stretch = new StringBuilder();
        for (long place = start; place < end; place++) {
            Character base = sequence.get(place);
            if (base == null) {
                return Optional.empty();
            }
            stretch.append(base.charValue());
        }
        return Optional.of(stretch.toString());
    }

    /** Whether stated bases differ from a known one. */
    boolean contradict(String accession, long start, String stated) {
        Map<Long, Character> sequence = bases.getOrDefault(accession, Map.of());
        for (int i = 0; i < stated.length() && i < LONGEST && !sequence.isEmpty(); i++) {
            Character base = sequence.get(start + i);
            if (base != null && stated.charAt(i) != 'N' && base.charValue() != stated.charAt(i)) {
                return true;
            }
        }
        return false;
    }
}
