package org.precisionhooks.consent.decision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
    static Verdict strongest(List<Verdict> said) {
        Verdict strongest = NONE;
        int equals = 0;
        for (Verdict one : said) {
            int order = one.outcome.compareTo(strongest.outcome);
            strongest = order > 0 ? one : strongest;
            equals = order > 0 ? 1 : equals + (order == 0 ? 1 : 0);
        }
        return equals > 1 && !strongest.is(Outcome.NOT_APPLICABLE) ? merged(strongest.outcome, said) : strongest;
    }

    private static Verdict merged(Outcome outcome, List<Verdict> said) {
        List<Basis> basis = new ArrayList<>();
        Set<String> purposes = new HashSet<>();
        for (Verdict one : said) {
            if (one.is(outcome)) {
                basis.addAll(one.basis);
                purposes.addAll(one.purposes);
            }
        }
        return new Verdict(outcome, List.copyOf(basis), Set.copyOf(purposes));
    }
}
