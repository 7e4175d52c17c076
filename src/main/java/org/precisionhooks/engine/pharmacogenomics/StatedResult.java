package org.precisionhooks.engine.pharmacogenomics;

import java.util.List;

/**
 * What one statement of a laboratory comes to by itself.
 *
 * @param words what it says, {@code CYP2C19 *2/*2: Poor Metabolizer}
 * @param overruled what it says besides and differs from that
 */
public record StatedResult(String words, List<String> overruled) {

    public StatedResult {
        overruled = List.copyOf(overruled);
    }

    static StatedResult of(Candidate leading, List<Candidate> beside) {
        return new StatedResult(
                words(leading),
                beside.stream()
                        .filter(other -> !other.agreesWith(leading))
                        .map(StatedResult::words)
                        .toList());
    }

    private static String words(Candidate candidate) {
        return candidate.evidence().get(0).statement();
    }
}
