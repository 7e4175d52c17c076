package org.precisionhooks.fhir.audit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.precisionhooks.consent.decision.Basis;
import org.precisionhooks.consent.decision.Decision;
import org.precisionhooks.consent.decision.Decision.Obligation;
import org.precisionhooks.consent.decision.ResourceOutcome;
import org.precisionhooks.consent.request.AccessRequest.Action;

/**
 * What the audit keeps of a consent decision: of one that permits a part and withholds a part, each part alone.
 *
 * @param id of the decision; the same for both parts and for whatever else belongs to it
 * @param action what was asked to be done: {@code READ}, {@code CDS} or {@code WRITE}
 * @param permitted which part it is
 * @param policy id and version of the policy
 * @param engine edition of the decision's rules
 * @param consents references of the Consents that decided, with version; empty when the policy alone did
 * @param grounds the steps that decided
 * @param rules the policy rules that decided
 * @param resources the resources decided on
 * @param obligations what a user of permitted data owes
 */
public record DecisionNote(
        String id,
        String action,
        boolean permitted,
        String policy,
        String engine,
        List<String> consents,
        List<String> grounds,
        List<String> rules,
        List<String> resources,
        List<String> obligations) {

    /** Enough to tell what a decision was about; a whole record may have thousands. */
    private static final int MOST_RESOURCES = 200;

    public DecisionNote {
        consents = List.copyOf(consents);
        grounds = List.copyOf(grounds);
        rules = List.copyOf(rules);
        resources = List.copyOf(resources);
        obligations = List.copyOf(obligations);
    }

    /** One part or two; a decision about nothing is told as what it came to. */
    public static List<DecisionNote> of(Action action, Decision decision) {
        if (decision.outcomes().isEmpty()) {
            return List.of(part(action, decision, decision.effect() != Decision.Effect.DENY, List.of()));
        }
        List<DecisionNote> parts = new ArrayList<>();
        for (boolean permitted : List.of(true, false)) {
            List<ResourceOutcome> outcomes = decision.outcomes().stream()
                    .filter(outcome -> outcome.permitted() == permitted)
                    .toList();
            if (!outcomes.isEmpty()) {
                parts.add(part(action, decision, permitted, outcomes));
            }
        }
        return parts;
    }

    private static DecisionNote part(
            Action action, Decision decision, boolean permitted, List<ResourceOutcome> outcomes) {
        Set<String> consents = new TreeSet<>();
        Set<String> grounds = new TreeSet<>();
        Set<String> rules = new TreeSet<>();
        Set<String> resources = new LinkedHashSet<>(); // in the order of their references
        for (ResourceOutcome outcome : outcomes) {
            outcome.basis().forEach(basis -> addNamed(reference(basis), consents));
            grounds.add(outcome.ground().name());
            addNamed(outcome.rule(), rules);
            if (resources.size() < MOST_RESOURCES) {
                addNamed(outcome.reference(), resources);
            }
        }
        return new DecisionNote(
                decision.id(),
                action.name(),
                permitted,
                decision.policy(),
                Decision.ENGINE_VERSION,
                List.copyOf(consents),
                List.copyOf(grounds),
                List.copyOf(rules),
                List.copyOf(resources),
                permitted ? obligations(decision) : List.of());
    }

    private static void addNamed(String name, Set<String> names) {
        if (!name.isEmpty()) {
            names.add(name);
        }
    }

    private static List<String> obligations(Decision decision) {
        return decision.obligations().stream()
                .map(Obligation::code)
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether it tells all that another one tells, which was made earlier in the course of the same request. */
    public boolean continues(DecisionNote earlier) {
        return action.equals(earlier.action)
                && permitted == earlier.permitted
                && resources.containsAll(earlier.resources);
    }

    private static String reference(Basis basis) {
        return basis.version().isEmpty() ? basis.consent() : basis.consent() + "/_history/" + basis.version();
    }
}
