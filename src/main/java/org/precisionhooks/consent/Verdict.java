package org.precisionhooks.consent;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An answer, and what it rests on.
 *
 * @param outcome the answer
 * @param basis the provisions that gave it
 * @param purposes v3-ActReason codes that these provisions name themselves
 */
record Verdict(Outcome outcome, List<Basis> basis, Set<String> purposes) {

    static final Verdict NONE = new Verdict(Outcome.NOT_APPLICABLE, List.of(), Set.of());

    static Verdict of(Basis basis, Set<String> purposes) {
        return new Verdict(basis.outcome(), List.of(basis), purposes);
    }

    boolean is(Outcome other) {
        return outcome == other;
    }

    Verdict naming(Set<String> more) {
        if (purposes.containsAll(more)) {
            return this;
        }
        Set<String> all = new HashSet<>(purposes);
        all.addAll(more);
        return new Verdict(outcome, basis, Set.copyOf(all));
    }

    /** Deny beats permit; equals add up. */
    Verdict or(Verdict other) {
        int order = outcome.compareTo(other.outcome);
        if (order != 0) {
            return order > 0 ? this : other;
        }
        if (is(Outcome.NOT_APPLICABLE)) {
            return this;
        }
        return new Verdict(
                        outcome,
                        Stream.concat(basis.stream(), other.basis.stream()).toList(),
                        purposes)
                .naming(other.purposes);
    }
}
