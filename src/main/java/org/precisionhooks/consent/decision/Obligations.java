package org.precisionhooks.consent.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.precisionhooks.consent.decision.Decision.Obligation;
import org.precisionhooks.consent.decision.ResourceOutcome.Ground;
import org.precisionhooks.consent.label.Sensitivity;
import org.precisionhooks.consent.request.AccessRequest;
import org.precisionhooks.consent.term.CodeSystems;
import org.precisionhooks.consent.term.Hierarchy;
import org.precisionhooks.facts.Coding;

/** What a user of permitted data owes (consent.md sections 3 and 9). */
final class Obligations {

    private static final List<String> SUBSTANCE_USE = List.of("SUD", "ETH", "ETHUD", "OPIOIDUD");

    private Obligations() {}

    static List<Obligation> of(AccessRequest request, List<ResourceOutcome> outcomes, boolean substanceUse) {
        List<Obligation> owed = new ArrayList<>();
        long permitted = outcomes.stream().filter(ResourceOutcome::permitted).count();
        if (permitted > 0 && permitted < outcomes.size()) {
            owed.add(obligation("REDACT", Map.of()));
        }
        if (outcomes.stream().anyMatch(outcome -> outcome.permitted() && outcome.ground() == Ground.BREAK_GLASS)) {
            owed.add(obligation("AUDTR", review(request)));
        }
        if (substanceUse) {
            owed.add(obligation("NORDSCLCD", Map.of("notice", "42 CFR Part 2")));
        }
        return List.copyOf(owed);
    }

    /** A break-glass permit ends, and is reviewed (section 9). */
    private static Map<String, String> review(AccessRequest request) {
        Map<String, String> review = new HashMap<>(Map.of("notify", "privacy-officer"));
        request.breakGlass().flatMap(AccessRequest.BreakGlass::override).ifPresent(open -> {
            review.put("review", open.id());
            review.put("expires", open.until().toString());
        });
        return review;
    }

    static boolean isSubstanceUse(Set<List<Coding>> labels, Hierarchy hierarchy) {
        return labels.stream().anyMatch(of -> Sensitivity.of(of, hierarchy).carriesAny(SUBSTANCE_USE));
    }

    private static Obligation obligation(String code, Map<String, String> params) {
        return new Obligation(CodeSystems.ACT_CODE, code, params);
    }
}
