package org.precisionhooks.fhir.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.precisionhooks.consent.decision.Decision;
import org.precisionhooks.consent.decision.Decision.Effect;
import org.precisionhooks.consent.decision.Decision.Obligation;
import org.precisionhooks.consent.decision.Decision.Warning;
import org.precisionhooks.consent.decision.ResourceOutcome;
import org.precisionhooks.consent.document.NotInForce;
import org.precisionhooks.consent.request.AccessRequest;

/** What was decided for one patient and action in the course of one request, as the one decision that it amounts to. */
final class DecisionTally {

    private final AccessRequest access;
    private final Decision first;
    private final List<ResourceOutcome> outcomes = new ArrayList<>();
    private final Set<Obligation> obligations = new LinkedHashSet<>();
    private final Set<NotInForce> notInForce = new LinkedHashSet<>();
    private final Set<Warning> warnings = new LinkedHashSet<>();
    private int told;

    DecisionTally(AccessRequest access, Decision first) {
        this.access = access;
        this.first = first;
    }

    void add(Decision decision) {
        outcomes.addAll(decision.outcomes());
        obligations.addAll(decision.obligations());
        notInForce.addAll(decision.notInForce());
        warnings.addAll(decision.warnings());
    }

    AccessRequest access() {
        return access;
    }

    /** Whether something was decided since it was told, which it then counts as. */
    boolean tell() {
        boolean news = told < outcomes.size();
        told = outcomes.size();
        return news;
    }

    /** What was told is lost. */
    void untell() {
        told = 0;
    }

    Decision together() {
        List<ResourceOutcome> sorted = new ArrayList<>(outcomes);
        sorted.sort(Comparator.comparing(ResourceOutcome::reference));
        return new Decision(
                effect(),
                sorted,
                List.copyOf(obligations),
                List.copyOf(notInForce),
                List.copyOf(warnings),
                first.policy(),
                first.evaluatedAt());
    }

    private Effect effect() {
        long permitted = outcomes.stream().filter(ResourceOutcome::permitted).count();
        if (permitted == 0) {
            return Effect.DENY;
        }
        return permitted == outcomes.size() ? Effect.PERMIT : Effect.REDACT;
    }
}
