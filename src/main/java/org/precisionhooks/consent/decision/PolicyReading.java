package org.precisionhooks.consent.decision;

import java.util.List;
import java.util.Optional;
import org.precisionhooks.consent.label.LabelledResource;
import org.precisionhooks.consent.request.AccessRequest;
import org.precisionhooks.consent.request.AccessRequest.Action;
import org.precisionhooks.consent.request.Requester;
import org.precisionhooks.consent.tenant.Policy;
import org.precisionhooks.consent.tenant.PolicyRule;
import org.precisionhooks.consent.tenant.PolicyRule.Kind;
import org.precisionhooks.consent.term.CodeSystems;
import org.precisionhooks.consent.term.Hierarchy;
import org.precisionhooks.facts.Coding;

/** Finds the rule of a policy that speaks to a question (consent.md sections 7 and 8). */
final class PolicyReading {

    private final List<PolicyRule> mustDeny;
    private final List<PolicyRule> mustPermit;
    private final List<PolicyRule> explicit;
    private final List<PolicyRule> storing;
    private final List<PolicyRule> defaults;
    private final Hierarchy hierarchy;

    PolicyReading(Policy policy, Requester requester, Hierarchy hierarchy) {
        Policy own = policy.towards(requester);
        this.mustDeny = own.rules(Kind.MUST_DENY);
        this.mustPermit = own.rules(Kind.MUST_PERMIT);
        this.explicit = own.rules(Kind.EXPLICIT);
        this.storing = own.rules(Kind.STORING);
        this.defaults = own.rules(Kind.DEFAULT);
        this.hierarchy = hierarchy;
    }

    /** Any purpose and any domain are enough; data of which no domain is known may be of each. */
    Optional<PolicyRule> mustDeny(AccessRequest request, List<Subject> subjects) {
        return mustDeny.stream()
                .filter(rule -> isBy(rule, request.requester().relation()))
                .filter(rule -> rule.purposes().isEmpty()
                        || request.purposes().stream().anyMatch(purpose -> isFor(rule, purpose)))
                .filter(rule -> subjects.stream()
                        .anyMatch(subject -> concerns(rule, subject)
                                && (isIn(rule, subject.domain()) || subject.mayBelongToAnyDomain())))
                .findFirst();
    }

    /** A rule that asks for a permit naming this very purpose. */
    Optional<PolicyRule> namedPurpose(Coding purpose, Subject subject) {
        return explicit.stream()
                .filter(PolicyRule::namedPurpose)
                .filter(rule -> isFor(rule, purpose) && concerns(rule, subject))
                .findFirst();
    }

    Optional<PolicyRule> explicit(Coding purpose, Subject subject) {
        return explicit.stream()
                .filter(rule -> isFor(rule, purpose) && concerns(rule, subject) && isIn(rule, subject.domain()))
                .findFirst();
    }

    Optional<PolicyRule> mustPermit(Coding purpose, Subject subject, Requester.Relation relation) {
        return first(mustPermit, purpose, subject, relation);
    }

    Optional<PolicyRule> byDefault(Action action, Coding purpose, Subject subject, Requester.Relation relation) {
        List<PolicyRule> before = action == Action.WRITE ? storing : List.of();
        return first(before, purpose, subject, relation).or(() -> first(defaults, purpose, subject, relation));
    }

    private Optional<PolicyRule> first(
            List<PolicyRule> rules, Coding purpose, Subject subject, Requester.Relation relation) {
        return rules.stream()
                .filter(rule -> isFor(rule, purpose) && isIn(rule, subject.domain()) && concerns(rule, subject))
                .filter(rule -> isBy(rule, relation))
                .findFirst();
    }

    private boolean isFor(PolicyRule rule, Coding purpose) {
        if (rule.purposes().isEmpty()) {
            return true;
        }
        return purpose.system().equals(CodeSystems.ACT_REASON)
                && rule.purposes().stream()
                        .anyMatch(code -> hierarchy.isA(CodeSystems.ACT_REASON, purpose.code(), code));
    }

    private static boolean isBy(PolicyRule rule, Requester.Relation relation) {
        return rule.requester().isEmpty() || rule.requester().get() == relation;
    }

    private static boolean isIn(PolicyRule rule, String domain) {
        boolean unclassified = domain.equals(LabelledResource.UNCLASSIFIED);
        return rule.domains().isEmpty() || rule.domains().contains(unclassified ? PolicyRule.UNCLASSIFIED : domain);
    }

    private static boolean concerns(PolicyRule rule, Subject subject) {
        return (rule.labels().isEmpty() || subject.sensitivity().carriesAny(rule.labels()))
                && !subject.sensitivity().carriesAny(rule.exceptLabels());
    }
}
