package org.precisionhooks.consent.decision;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.precisionhooks.consent.document.Consents;
import org.precisionhooks.consent.document.Provision;
import org.precisionhooks.consent.document.Provision.Limits;
import org.precisionhooks.facts.ResourceView;

/**
 * What of a resource the provisions at hand look at. Resources alike in it get the same answer, so that it is worked
 * out once.
 */
final class Attention {

    private static final List<Object> NOTHING = List.of();

    private boolean classes;
    private boolean time;
    private boolean data;
    private final Set<String> codes = new HashSet<>();

    static Attention of(Consents consents) {
        Attention attention = new Attention();
        consents.byPatient()
                .values()
                .forEach(documents ->
                        documents.forEach(document -> document.root().ifPresent(attention::add)));
        return attention;
    }

    /** Whether a provision names single resources or authors. */
    boolean isOnData() {
        return data;
    }

    /** The part of a resource that a provision may look at, beside its labels, domains and patients. */
    List<Object> part(ResourceView view) {
        if (data) {
            return List.of(view);
        }
        if (!classes && !time && codes.isEmpty()) {
            return NOTHING;
        }
        Object kind = classes ? List.of(view.type(), view.profiles()) : "";
        Object content = codes.isEmpty()
                ? ""
                : view.codes().stream()
                        .filter(code -> codes.contains(code.code()))
                        .toList();
        return List.of(kind, content, time ? view.time() : "");
    }

    private void add(Provision provision) {
        Limits limits = provision.limits();
        classes |= !limits.classes().isEmpty();
        time |= limits.period().isPresent();
        data |= !limits.data().isEmpty();
        limits.codes().forEach(code -> codes.add(code.code()));
        provision.exceptions().forEach(this::add);
    }
}
