package org.precisionhooks.consent.decision;

import java.util.List;
import java.util.Optional;
import org.precisionhooks.consent.document.Provision.Type;
import org.precisionhooks.consent.label.Sensitivity;
import org.precisionhooks.consent.label.Sensitivity.Confidentiality;
import org.precisionhooks.consent.term.CodeSystems;
import org.precisionhooks.consent.term.ConsentTerms;
import org.precisionhooks.facts.Coding;

/** Does a security label of a provision cover a resource? (consent.md section 5, row securityLabel) */
final class LabelMatch {

    private final List<Coding> labels;
    private final Type type;

    LabelMatch(List<Coding> labels, Type type, ConsentTerms terms) {
        this.labels = labels.stream()
                .map(label -> Coding.of(terms.canonical(label.system()), label.code()))
                .toList();
        this.type = type;
    }

    Truth of(Subject subject) {
        if (labels.isEmpty()) {
            return Truth.TRUE;
        }
        return subject.view().isEmpty() ? Truth.UNKNOWN : Truth.any(labels, label -> one(label, subject.sensitivity()));
    }

    private Truth one(Coding label, Sensitivity sensitivity) {
        if (label.system().isEmpty()) {
            return Truth.UNKNOWN;
        }
        if (written(label, CodeSystems.CONFIDENTIALITY)) {
            return confidentiality(label, sensitivity);
        }
        if (written(label, CodeSystems.ACT_CODE)) {
            return Truth.of((type == Type.DENY ? sensitivity.lenient() : sensitivity.strict()).contains(label.code()));
        }
        boolean known = label.system().equals(CodeSystems.ACT_REASON);
        return known ? Truth.of(sensitivity.labels().contains(label)) : Truth.UNKNOWN;
    }

    private boolean written(Coding label, String system) {
        return type == Type.DENY
                ? CodeSystems.alike(label.system(), system)
                : label.system().equals(system);
    }

    /** Permit X covers X and lower, deny X covers X and higher. */
    private Truth confidentiality(Coding label, Sensitivity sensitivity) {
        Optional<Confidentiality> rank = Confidentiality.of(label.code());
        if (rank.isEmpty()) {
            return Truth.UNKNOWN;
        }
        int distance = sensitivity.highest().compareTo(rank.get());
        Truth doubt = sensitivity.rankless() ? Truth.UNKNOWN : Truth.FALSE;
        return type == Type.DENY
                ? Truth.of(distance >= 0).or(doubt)
                : Truth.of(distance <= 0).and(sensitivity.rankless() ? Truth.UNKNOWN : Truth.TRUE);
    }
}
