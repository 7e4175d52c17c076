package org.precisionhooks.consent.document;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.precisionhooks.consent.document.Provision.Limits;
import org.precisionhooks.consent.document.Provision.Meaning;
import org.precisionhooks.consent.document.Provision.Type;
import org.precisionhooks.consent.label.Sensitivity.Confidentiality;
import org.precisionhooks.consent.term.CodeSystems;
import org.precisionhooks.consent.term.ConsentTerms;
import org.precisionhooks.facts.Coding;

/** Reads a Consent as it is written, for whoever wrote it: does it mean what it seems to say? */
public final class ConsentReview {

    private static final Set<String> ACTIONS = Set.of("access", "use", "disclose", "collect", "correct");

    private final ConsentTerms terms;
    private final Set<String> domains;

    /** @param domains the knowledge domains that are known */
    public ConsentReview(ConsentTerms terms, Set<String> domains) {
        this.terms = terms;
        this.domains = Set.copyOf(domains);
    }

    /**
     * @param written the Consent
     * @param all the Consents of its patient, this one too
     */
    public Set<ConsentConcern> concerns(ConsentDocument written, List<ConsentDocument> all, Instant now) {
        Set<ConsentConcern> concerns = EnumSet.noneOf(ConsentConcern.class);
        if (!written.status().equals("active")) {
            return concerns;
        }
        if (isUnreliable(written)) {
            concerns.add(ConsentConcern.UNRELIABLE);
        }
        written.root().ifPresent(root -> {
            if (permits(written) && !root.limits().equals(Limits.NONE) && !isAdditive(written)) {
                concerns.add(ConsentConcern.ROOT_LIMITS);
            }
            if (provisions(root).anyMatch(this::holdsUnknown)) {
                concerns.add(ConsentConcern.UNKNOWN_CODE);
            }
            if (provisions(root).anyMatch(ConsentReview::namesNobody)) {
                concerns.add(ConsentConcern.UNRESOLVED_ACTOR);
            }
        });
        if (permits(written) && isDenied(written, all, now)) {
            concerns.add(ConsentConcern.DOUBTFUL_SUCCESSION);
        }
        return concerns;
    }

    private static boolean isUnreliable(ConsentDocument written) {
        boolean says = written.root().flatMap(Provision::type).isPresent()
                || !written.policyRules().isEmpty();
        return !written.defect().isEmpty() || !says || Scope.of(written) == Scope.UNKNOWN;
    }

    /** At the root, by its type or, without one, by its policy. */
    private static boolean permits(ConsentDocument document) {
        Optional<Type> type = document.root().flatMap(Provision::type);
        return type.map(stated -> stated == Type.PERMIT)
                .orElseGet(() -> document.policyRules().stream()
                        .anyMatch(rule ->
                                rule.code().equals("OPTIN") || rule.code().equals("OPTINR")));
    }

    private boolean isAdditive(ConsentDocument document) {
        return document.kind().categories().stream()
                .anyMatch(category -> terms.additive().contains(category.code())
                        || terms.frames().contains(category.code()));
    }

    /** Another one that counts beside it and denies at its root. */
    private static boolean isDenied(ConsentDocument written, List<ConsentDocument> all, Instant now) {
        String patient = written.patient().orElse("");
        return InForce.of(all, patient, now).consents().stream()
                .filter(other -> !other.id().equals(written.id()))
                .anyMatch(other -> !permits(other));
    }

    private static Stream<Provision> provisions(Provision root) {
        return Stream.concat(Stream.of(root), root.exceptions().stream().flatMap(ConsentReview::provisions));
    }

    private boolean holdsUnknown(Provision provision) {
        Limits limits = provision.limits();
        return any(provision.applicability().purposes(), purpose -> isUnknown(purpose, CodeSystems.ACT_REASON))
                || any(
                        provision.applicability().actions(),
                        action -> !terms.canonical(action.system()).equals(CodeSystems.ACTION)
                                || !ACTIONS.contains(action.code()))
                || any(limits.labels(), this::isUnknownLabel)
                || any(limits.codes(), this::isUnknownCode)
                || limits.data().stream()
                        .anyMatch(data -> data.meaning() == Meaning.UNKNOWN
                                || data.reference().isEmpty());
    }

    private boolean isUnknownLabel(Coding label) {
        return terms.canonical(label.system()).equals(CodeSystems.CONFIDENTIALITY)
                ? Confidentiality.of(label.code()).isEmpty()
                : isUnknown(label, CodeSystems.ACT_CODE);
    }

    private boolean isUnknownCode(Coding code) {
        boolean domain = terms.canonical(code.system()).equals(terms.domainSystem());
        return code.system().isEmpty()
                || code.code().isEmpty()
                || domain && !domains.contains(code.code())
                || !domain && domains.contains(code.code());
    }

    private boolean isUnknown(Coding coding, String system) {
        return !terms.canonical(coding.system()).equals(system)
                || !terms.hierarchy().knows(system, coding.code());
    }

    private static boolean namesNobody(Provision provision) {
        return provision.applicability().actors().stream()
                .anyMatch(actor -> !actor.roleKnown()
                        || actor.reference().isEmpty() && actor.identifier().isEmpty());
    }

    private static boolean any(Collection<Coding> codings, Predicate<Coding> test) {
        return codings.stream().anyMatch(test);
    }
}
