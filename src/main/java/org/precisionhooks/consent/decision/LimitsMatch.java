package org.precisionhooks.consent.decision;

import java.util.List;
import java.util.Set;
import org.precisionhooks.consent.document.Provision;
import org.precisionhooks.consent.document.Provision.Limits;
import org.precisionhooks.consent.document.Provision.Type;
import org.precisionhooks.consent.term.CodeSystems;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.ResourceView;

/** Is a resource among the data that a provision is about? (consent.md section 5, data criteria) */
final class LimitsMatch {

    private final Limits limits;
    private final Type type;
    private final LabelMatch labels;
    private final CodeMatch codes;
    private final DataMatch data;

    LimitsMatch(Provision provision, Type type, Asked asked) {
        this.limits = provision.limits();
        this.type = type;
        this.labels = new LabelMatch(limits.labels(), type, asked.terms());
        this.codes = new CodeMatch(limits.codes(), type, asked);
        this.data = new DataMatch(limits.data(), type, asked.batch());
    }

    /** True when nothing but the request decides. */
    boolean isOpen() {
        return limits.equals(Limits.NONE);
    }

    Truth of(Subject subject) {
        if (isOpen()) {
            return Truth.TRUE;
        }
        return label(subject)
                .and(resourceClass(subject))
                .and(code(subject))
                .and(period(subject))
                .and(data(subject));
    }

    Truth label(Subject subject) {
        return labels.of(subject);
    }

    Truth code(Subject subject) {
        return codes.of(subject);
    }

    Truth data(Subject subject) {
        return data.of(subject);
    }

    Truth resourceClass(Subject subject) {
        if (limits.classes().isEmpty()) {
            return Truth.TRUE;
        }
        return subject.view()
                .map(view -> Truth.any(limits.classes(), coding -> oneClass(coding, view)))
                .orElse(Truth.UNKNOWN);
    }

    /** A permit needs containment, a deny overlap. */
    Truth period(Subject subject) {
        if (limits.period().isEmpty()) {
            return Truth.TRUE;
        }
        ClinicalTime period = limits.period().get();
        return subject.view()
                .flatMap(ResourceView::time)
                .map(time -> Truth.of(type == Type.PERMIT ? period.contains(time) : period.overlaps(time)))
                .orElse(Truth.UNKNOWN);
    }

    private Truth oneClass(Coding coding, ResourceView view) {
        boolean types = type == Type.DENY && !coding.system().isEmpty()
                ? CodeSystems.alike(coding.system(), CodeSystems.RESOURCE_TYPES)
                : coding.system().equals(CodeSystems.RESOURCE_TYPES);
        if (types) {
            return Truth.of(view.type().equals(coding.code()));
        }
        if (isCanonical(coding)) {
            return Truth.of(hasProfile(view.profiles(), coding.code()));
        }
        return Truth.UNKNOWN;
    }

    private static boolean isCanonical(Coding coding) {
        return List.of("", "urn:ietf:rfc:3986", "http://hl7.org/fhir/StructureDefinition")
                        .contains(coding.system())
                && coding.code().indexOf(':') > 0;
    }

    private static boolean hasProfile(Set<String> profiles, String canonical) {
        String wanted = unversioned(canonical);
        return profiles.stream().anyMatch(profile -> unversioned(profile).equals(wanted));
    }

    private static String unversioned(String canonical) {
        int bar = canonical.indexOf('|');
        return bar < 0 ? canonical : canonical.substring(0, bar);
    }
}
