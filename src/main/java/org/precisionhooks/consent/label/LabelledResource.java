package org.precisionhooks.consent.label;

import java.util.List;
import java.util.Set;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.ResourceView;

/**
 * A resource after labelling (consent.md section 12).
 *
 * @param view the resource as it arrived
 * @param domains knowledge domains of its content; the empty name stands for a part that no table knows
 * @param labels its own security labels and those its content earns
 */
public record LabelledResource(ResourceView view, Set<String> domains, List<Coding> labels) {

    /** The domain of a part that no table knows: undecided wherever a rule lists domains. */
    public static final String UNCLASSIFIED = "";

    public LabelledResource {
        domains = domains.isEmpty() ? Set.of(UNCLASSIFIED) : Set.copyOf(domains);
        labels = List.copyOf(labels);
    }
}
