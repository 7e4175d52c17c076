package org.precisionhooks.consent.decision;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.consent.document.Provision.Type;
import org.precisionhooks.consent.request.AccessRequest;
import org.precisionhooks.consent.term.CodeSystems;
import org.precisionhooks.consent.term.ConsentTerms;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.ResourceView;

/**
 * One question put to the consents: a single purpose, a set of actions.
 *
 * @param request the request it is part of
 * @param purpose the purpose, empty when the request names none
 * @param actions consentaction codes, any of which a provision may list
 * @param terms the words in which consents are read
 * @param batch the resources at hand by reference, for what refers to what
 */
record Asked(
        AccessRequest request,
        Optional<Coding> purpose,
        Set<String> actions,
        ConsentTerms terms,
        Map<String, ResourceView> batch) {

    boolean isFor(String code) {
        return purpose.filter(asked -> isA(asked, code)).isPresent();
    }

    /** No purpose in the request matches nothing. */
    Truth purposeIn(List<Coding> listed, Type type) {
        return Truth.anyOrAbsent(listed, one -> Truth.of(purpose.isPresent() && covers(one, purpose.get(), type)));
    }

    Truth actionIn(List<Coding> listed, Type type) {
        return Truth.anyOrAbsent(
                listed,
                one -> Truth.of(actions.contains(one.code())
                        && (type == Type.DENY || terms.canonical(one.system()).equals(CodeSystems.ACTION))));
    }

    /** Codes of v3-ActReason among purposes, spelled strictly for a permit. */
    static boolean isActReason(Coding coding, Type type, ConsentTerms terms) {
        String system = terms.canonical(coding.system());
        return type == Type.DENY
                ? CodeSystems.alike(system, CodeSystems.ACT_REASON)
                : system.equals(CodeSystems.ACT_REASON);
    }

    private boolean covers(Coding listed, Coding asked, Type type) {
        return isActReason(listed, type, terms) ? isA(asked, listed.code()) : listed.is(asked.system(), asked.code());
    }

    private boolean isA(Coding asked, String code) {
        return asked.system().equals(CodeSystems.ACT_REASON)
                && terms.hierarchy().isA(CodeSystems.ACT_REASON, asked.code(), code);
    }
}
