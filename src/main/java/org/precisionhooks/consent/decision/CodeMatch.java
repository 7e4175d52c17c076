package org.precisionhooks.consent.decision;

import java.util.Collection;
import java.util.List;
import org.precisionhooks.consent.document.Provision.Type;
import org.precisionhooks.consent.term.CodeSystems;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.ResourceView;

/** Does a resource hold, or belong to, a code of a provision? (consent.md section 5, row code) */
final class CodeMatch {

    private final List<Coding> codes;
    private final boolean deny;
    private final String domainSystem;
    private final Truth policy;

    CodeMatch(List<Coding> codes, Type type, Asked asked) {
        this.codes = codes.stream()
                .map(code -> Coding.of(asked.terms().canonical(code.system()), code.code()))
                .toList();
        this.deny = type == Type.DENY;
        this.domainSystem = asked.terms().domainSystem();
        this.policy = Truth.of(
                this.codes.stream().anyMatch(code -> holds(asked.request().policyCodes(), code)));
    }

    Truth of(Subject subject) {
        return codes.isEmpty() ? Truth.TRUE : policy.or(Truth.any(codes, code -> one(code, subject)));
    }

    private Truth one(Coding code, Subject subject) {
        if (code.code().isEmpty()) {
            return Truth.UNKNOWN;
        }
        if (code.code().equals(subject.domain()) && (deny || code.system().equals(domainSystem))) {
            return Truth.TRUE;
        }
        if (holds(subject.view().map(ResourceView::codes).orElse(List.of()), code)) {
            return Truth.TRUE;
        }
        boolean anyDomain = code.system().equals(domainSystem) && subject.mayBelongToAnyDomain();
        return anyDomain ? Truth.UNKNOWN : Truth.FALSE;
    }

    private boolean holds(Collection<Coding> present, Coding wanted) {
        for (Coding coding : present) {
            if (coding.code().equals(wanted.code()) && sameSystem(coding, wanted)) {
                return true;
            }
        }
        return false;
    }

    private boolean sameSystem(Coding present, Coding wanted) {
        if (present.system().equals(wanted.system())) {
            return !present.system().isEmpty() || deny;
        }
        return deny
                && (present.system().isEmpty()
                        || CodeSystems.alike(wanted.system(), present.system())
                        || CodeSystems.telling(wanted.code()));
    }
}
