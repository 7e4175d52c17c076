package org.precisionhooks.consent.decision;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.consent.document.ConsentDocument;
import org.precisionhooks.consent.document.Provision;
import org.precisionhooks.consent.document.Provision.Applicability;
import org.precisionhooks.consent.document.Provision.Limits;
import org.precisionhooks.consent.document.Provision.Type;
import org.precisionhooks.consent.document.Scope;
import org.precisionhooks.consent.term.CodeSystems;
import org.precisionhooks.facts.Coding;

/** One consent in force, read for one question: exceptions first, then the root (consent.md section 6). */
final class ConsentReading {

    /** Deeper nesting than this is no consent that a person has understood. */
    private static final int DEPTH = 5;

    private final ConsentDocument document;
    private final Asked asked;
    private final Provision root;
    private final Set<Type> stated;
    private final Matching matching;
    private final List<Clause> exceptions;

    private ConsentReading(ConsentDocument document, Provision root, Asked asked) {
        Clause.Place place = new Clause.Place(document, "provision", List.of(), isMuted(document));
        this.document = document;
        this.asked = asked;
        this.root = root;
        this.stated = stated(document, root, asked);
        this.matching = Matching.of(root, base(), place, asked);
        this.exceptions = Clause.exceptions(root, place, asked);
    }

    /** Empty when the consent has nothing to say about such a question. */
    static Optional<ConsentReading> of(ConsentDocument document, Asked asked) {
        if (Scope.of(document) == Scope.RESEARCH && !asked.isFor("HRESCH")) {
            return Optional.empty();
        }
        Provision root = document.root().orElseGet(ConsentReading::open);
        ConsentReading reading = new ConsentReading(document, root, asked);
        return reading.isSilent() ? Optional.empty() : Optional.of(reading);
    }

    Verdict answer(Subject subject) {
        if (isIndeterminate()) {
            return Verdict.of(
                    new Basis(document.reference(), document.version(), "", Outcome.INDETERMINATE, Basis.Criteria.NONE),
                    Set.of());
        }
        Verdict inner = Clause.strongest(exceptions, subject);
        if (inner.is(Outcome.PERMIT)) {
            return inner;
        }
        Verdict own = base() == Type.DENY ? denied(subject) : permitted(subject);
        return inner.is(Outcome.DENY) ? strengthened(inner, own) : own;
    }

    /** A root deny that names a purpose names it for its exceptions' denies too. */
    private static Verdict strengthened(Verdict inner, Verdict own) {
        return own.is(Outcome.DENY) ? inner.naming(own.purposes()) : inner;
    }

    private Verdict denied(Subject subject) {
        Truth limits = contradicts() ? Truth.TRUE : matching.limits(subject);
        if (matching.applicability().and(limits) == Truth.FALSE) {
            return Verdict.NONE;
        }
        return matching.verdict(isIn(asked.terms().frames()) ? Outcome.FRAME : Outcome.DENY, subject, named());
    }

    private Verdict permitted(Subject subject) {
        if (matching.applicability() != Truth.TRUE) {
            return Verdict.NONE;
        }
        if (matching.limits(subject) == Truth.TRUE) {
            boolean counts = !isMuted(document) && !root.narrowed();
            return counts ? matching.verdict(Outcome.PERMIT, subject, named()) : Verdict.NONE;
        }
        return isIn(asked.terms().additive()) ? Verdict.NONE : matching.verdict(Outcome.LIMIT, subject, Set.of());
    }

    private Set<String> named() {
        return Clause.named(root.applicability().purposes(), base(), asked);
    }

    private boolean isSilent() {
        boolean rootSilent =
                base() == Type.DENY ? matching.applicability() == Truth.FALSE : matching.applicability() != Truth.TRUE;
        return !isIndeterminate() && rootSilent && exceptions.isEmpty();
    }

    private boolean isIndeterminate() {
        boolean restrictionsMissing = document.root().isEmpty()
                && document.policyRules().stream().anyMatch(rule -> rule.code().equals("OPTINR"));
        return !document.defect().isEmpty() || stated.isEmpty() || restrictionsMissing || depth(root) > DEPTH;
    }

    private Type base() {
        return stated.contains(Type.DENY) ? Type.DENY : Type.PERMIT;
    }

    private boolean contradicts() {
        return stated.size() == 2;
    }

    private boolean isIn(Set<String> categories) {
        return document.kind().categories().stream().anyMatch(category -> categories.contains(category.code()));
    }

    /** Unknown scope and a consent that may only restrict: permits do not count, denies do. */
    private static boolean isMuted(ConsentDocument document) {
        return Scope.of(document) == Scope.UNKNOWN || document.restrictOnly();
    }

    private static Set<Type> stated(ConsentDocument document, Provision root, Asked asked) {
        Set<Type> stated = EnumSet.noneOf(Type.class);
        root.type().ifPresent(stated::add);
        document.policyRules().forEach(rule -> implied(rule, asked).ifPresent(stated::add));
        return stated;
    }

    private static Optional<Type> implied(Coding rule, Asked asked) {
        Optional<Type> type =
                switch (rule.code()) {
                    case "OPTIN", "OPTINR" -> Optional.of(Type.PERMIT);
                    case "OPTOUT", "OPTOUTE" -> Optional.of(Type.DENY);
                    case "EMRGONLY" -> Optional.of(asked.isFor("ETREAT") ? Type.PERMIT : Type.DENY);
                    default -> Optional.empty();
                };
        return type.filter(implied ->
                implied == Type.DENY || asked.terms().canonical(rule.system()).equals(CodeSystems.ACT_CODE));
    }

    private static int depth(Provision provision) {
        int below = 0;
        for (Provision exception : provision.exceptions()) {
            below = Math.max(below, depth(exception));
        }
        return below + 1;
    }

    private static Provision open() {
        return new Provision(Optional.empty(), Optional.empty(), Applicability.ANY, Limits.NONE, false, List.of());
    }
}
