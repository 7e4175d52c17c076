package org.precisionhooks.consent.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.precisionhooks.consent.document.ConsentDocument;
import org.precisionhooks.consent.document.Provision;
import org.precisionhooks.consent.document.Provision.Applicability;
import org.precisionhooks.consent.document.Provision.Type;
import org.precisionhooks.facts.Coding;

/** A nested provision made ready for one question; what does not depend on the data is settled (consent.md section 6). */
final class Clause {

    private final Type type;
    private final boolean muted;
    private final Matching matching;
    private final Set<String> purposes;
    private final List<Clause> exceptions;

    private Clause(Type type, boolean muted, Matching matching, Set<String> purposes, List<Clause> exceptions) {
        this.type = type;
        this.muted = muted;
        this.matching = matching;
        this.purposes = purposes;
        this.exceptions = exceptions;
    }

    /**
     * Where a provision stands.
     *
     * @param document the Consent
     * @param path the provision's path
     * @param ancestors the provisions above it, nearest first
     * @param muted true when permits here do not count
     */
    record Place(ConsentDocument document, String path, List<Provision> ancestors, boolean muted) {

        Place below(Provision parent, int position) {
            List<Provision> line = new ArrayList<>();
            line.add(parent);
            line.addAll(ancestors);
            boolean quiet = muted || (parent.narrowed() && !parent.type().equals(Optional.of(Type.DENY)));
            return new Place(document, path + ".provision[" + position + "]", List.copyOf(line), quiet);
        }
    }

    /** The exceptions of a provision that can match at all. */
    static List<Clause> exceptions(Provision parent, Place place, Asked asked) {
        List<Clause> clauses = new ArrayList<>();
        for (int i = 0; i < parent.exceptions().size(); i++) {
            of(parent.exceptions().get(i), place.below(parent, i), asked).ifPresent(clauses::add);
        }
        return List.copyOf(clauses);
    }

    private static Optional<Clause> of(Provision provision, Place place, Asked asked) {
        if (isOver(provision, asked)) {
            return Optional.empty();
        }
        if (provision.type().isEmpty()) {
            return Optional.of(untyped(provision, place, asked));
        }
        Type type = provision.type().get();
        Matching matching = type == Type.DENY ? denying(provision, place, asked) : permitting(provision, place, asked);
        if (!matching.canApply()) {
            return Optional.empty();
        }
        boolean muted = place.muted() || provision.narrowed();
        return Optional.of(new Clause(
                type, muted, matching, purposes(provision, type, place, asked), exceptions(provision, place, asked)));
    }

    private static boolean isOver(Provision provision, Asked asked) {
        return provision
                .period()
                .filter(period -> !period.contains(asked.request().time()))
                .isPresent();
    }

    /** R4 requires a type here; without one nothing tells that it opens. */
    private static Clause untyped(Provision provision, Place place, Asked asked) {
        Provision bare = new Provision(
                Optional.of(Type.DENY), Optional.empty(), Applicability.ANY, Provision.Limits.NONE, false, List.of());
        return new Clause(
                Type.DENY,
                false,
                Matching.of(bare, Type.DENY, place, asked),
                purposes(provision, Type.DENY, place, asked),
                List.of());
    }

    /** A deny inherits who, why and what is done, each from the nearest provision that states it. */
    private static Matching denying(Provision provision, Place place, Asked asked) {
        Applicability inherited = new Applicability(
                nearest(provision, place, Applicability::actors),
                nearest(provision, place, Applicability::purposes),
                nearest(provision, place, Applicability::actions));
        Provision whole =
                new Provision(provision.type(), provision.period(), inherited, provision.limits(), false, List.of());
        return Matching.of(whole, Type.DENY, place, asked);
    }

    /** A permit needs the applicability of every ancestor, but may widen their data limits. */
    private static Matching permitting(Provision provision, Place place, Asked asked) {
        Truth above = Truth.TRUE;
        for (Provision ancestor : place.ancestors()) {
            above = above.and(Matching.applicability(ancestor, Type.PERMIT, asked));
        }
        return Matching.of(provision, Type.PERMIT, place, asked).and(above);
    }

    private static <T> List<T> nearest(Provision provision, Place place, Function<Applicability, List<T>> part) {
        List<T> own = part.apply(provision.applicability());
        if (!own.isEmpty()) {
            return own;
        }
        return place.ancestors().stream()
                .map(ancestor -> part.apply(ancestor.applicability()))
                .filter(stated -> !stated.isEmpty())
                .findFirst()
                .orElse(own);
    }

    private static Set<String> purposes(Provision provision, Type type, Place place, Asked asked) {
        List<Coding> stated = nearest(provision, place, Applicability::purposes);
        boolean own = !provision.applicability().purposes().isEmpty();
        boolean ownKind = own || type == Type.DENY || statedByPermit(place);
        return ownKind ? named(stated, type, asked) : Set.of();
    }

    private static boolean statedByPermit(Place place) {
        return place.ancestors().stream()
                .filter(ancestor -> !ancestor.applicability().purposes().isEmpty())
                .findFirst()
                .filter(ancestor -> ancestor.type().equals(Optional.of(Type.PERMIT)))
                .isPresent();
    }

    static Set<String> named(List<Coding> purposes, Type type, Asked asked) {
        return purposes.stream()
                .filter(purpose -> Asked.isActReason(purpose, type, asked.terms()))
                .map(Coding::code)
                .collect(Collectors.toUnmodifiableSet());
    }

    static Verdict strongest(List<Clause> clauses, Subject subject) {
        if (clauses.isEmpty()) {
            return Verdict.NONE;
        }
        List<Verdict> said = new ArrayList<>(clauses.size());
        for (Clause clause : clauses) {
            said.add(clause.answer(subject));
        }
        return Verdict.strongest(said);
    }

    private Verdict answer(Subject subject) {
        if (!matching.applies(subject)) {
            return Verdict.NONE;
        }
        Verdict inner = strongest(exceptions, subject);
        if (inner.is(Outcome.DENY)) {
            return type == Type.DENY ? inner.naming(purposes) : inner;
        }
        if (inner.is(Outcome.PERMIT)) {
            return inner;
        }
        return type == Type.PERMIT && muted
                ? Verdict.NONE
                : matching.verdict(type == Type.DENY ? Outcome.DENY : Outcome.PERMIT, subject, purposes);
    }
}
