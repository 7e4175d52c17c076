package org.precisionhooks.consent.decision;

import java.util.Optional;
import org.precisionhooks.consent.label.LabelledResource;
import org.precisionhooks.consent.label.Sensitivity;
import org.precisionhooks.facts.ResourceView;

/**
 * What is decided about: one domain of one resource.
 *
 * @param view the resource, empty when the question is about a policy only
 * @param domain the knowledge domain, {@link LabelledResource#UNCLASSIFIED} when none is known
 * @param sensitivity what its labels say
 */
record Subject(Optional<ResourceView> view, String domain, Sensitivity sensitivity) {

    /** A genomic part of which no table says what it may reveal: it may belong to any domain. */
    boolean mayBelongToAnyDomain() {
        return domain.equals(LabelledResource.UNCLASSIFIED)
                && view.filter(ResourceView::genomic).isPresent();
    }
}
