package org.precisionhooks.consent.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.precisionhooks.consent.decision.Decision.Effect;
import org.precisionhooks.consent.decision.Decision.Obligation;
import org.precisionhooks.consent.document.Consents;
import org.precisionhooks.consent.label.LabelledResource;
import org.precisionhooks.consent.request.AccessRequest;
import org.precisionhooks.consent.tenant.Policy;
import org.precisionhooks.consent.term.ConsentTerms;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.ResourceView;

/**
 * The consent decision (consent.md sections 3 to 9): a pure function of request, consents, resources, policy and terms.
 */
public final class Decider {

    private final Policy policy;
    private final ConsentTerms terms;

    public Decider(Policy policy, ConsentTerms terms) {
        this.policy = policy;
        this.terms = terms;
    }

    /** Decides for each resource. */
    public Decision decide(AccessRequest request, Consents consents, List<LabelledResource> resources) {
        ConsentStep step = new ConsentStep(request, consents, terms, batch(consents, resources));
        ResourceDecision each = decision(request, consents, step);
        List<ResourceOutcome> outcomes = new ArrayList<>(resources.size());
        Set<List<Coding>> labels = new HashSet<>();
        for (LabelledResource resource : resources) {
            ResourceOutcome outcome = each.of(resource);
            outcomes.add(outcome);
            if (outcome.permitted()) {
                labels.add(resource.labels());
            }
        }
        return decision(
                step,
                outcomes,
                Obligations.of(request, outcomes, Obligations.isSubstanceUse(labels, terms.hierarchy())));
    }

    /** Decides without a resource at hand, by the policy codes asked for. */
    public Decision decide(AccessRequest request, Consents consents) {
        ConsentStep step = new ConsentStep(request, consents, terms, Map.of());
        ResourceDecision each = decision(request, consents, step);
        return decision(step, List.of(each.ofPolicy()), List.of());
    }

    private ResourceDecision decision(AccessRequest request, Consents consents, ConsentStep step) {
        PolicyReading reading = new PolicyReading(policy, request.requester(), terms.hierarchy());
        return new ResourceDecision(new Ask(request, consents.patient(), terms), reading, step);
    }

    private static Map<String, ResourceView> batch(Consents consents, List<LabelledResource> resources) {
        Map<String, ResourceView> batch = new HashMap<>();
        if (Attention.of(consents).isOnData()) {
            resources.forEach(resource -> batch.put(resource.view().reference(), resource.view()));
        }
        return batch;
    }

    private Decision decision(ConsentStep step, List<ResourceOutcome> outcomes, List<Obligation> obligations) {
        List<ResourceOutcome> sorted = new ArrayList<>(outcomes);
        sorted.sort(Comparator.comparing(ResourceOutcome::reference));
        return new Decision(
                effect(sorted),
                sorted,
                obligations,
                step.notInForce(),
                step.warnings(),
                policy.id() + "|" + policy.version(),
                step.time());
    }

    private static Effect effect(List<ResourceOutcome> outcomes) {
        long permitted = outcomes.stream().filter(ResourceOutcome::permitted).count();
        if (permitted == 0) {
            return Effect.DENY;
        }
        return permitted == outcomes.size() ? Effect.PERMIT : Effect.REDACT;
    }
}
