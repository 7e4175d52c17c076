package org.precisionhooks.consent;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.precisionhooks.consent.decision.Decision;
import org.precisionhooks.consent.decision.ResourceOutcome.Ground;
import org.precisionhooks.consent.label.LabelledResource;
import org.precisionhooks.consent.label.Sensitivity;
import org.precisionhooks.consent.tenant.NoticeMode;
import org.precisionhooks.consent.term.Hierarchy;

/** What of a decision people may or must be told. */
final class Remarks {

    /** Whether such records exist is itself protected (42 CFR 2.13, 38 CFR 1.462): no notice ever rests on them. */
    private static final List<String> NEVER_TOLD = List.of("SUD", "ETH", "HIV", "SICKLE");

    private static final Set<Ground> WITHHOLDING =
            EnumSet.of(Ground.CONSENT, Ground.LIMIT, Ground.EXPLICIT_PERMIT_MISSING, Ground.DEFAULT_RULE);

    private Remarks() {}

    static Set<Remark> of(NoticeMode notice, Decision decision, List<LabelledResource> resources, Hierarchy hierarchy) {
        Set<Remark> remarks = EnumSet.noneOf(Remark.class);
        for (Decision.Obligation obligation : decision.obligations()) {
            switch (obligation.code()) {
                case "AUDTR" -> remarks.add(Remark.BREAK_GLASS);
                case "NORDSCLCD" -> remarks.add(Remark.SUBSTANCE_USE);
                default -> {}
            }
        }
        if (notice == NoticeMode.WITHHELD && withholds(decision, resources, hierarchy)) {
            remarks.add(Remark.WITHHELD);
        }
        return Set.copyOf(remarks);
    }

    private static boolean withholds(Decision decision, List<LabelledResource> resources, Hierarchy hierarchy) {
        Map<String, List<LabelledResource>> byReference = resources.stream()
                .collect(Collectors.groupingBy(resource -> resource.view().reference()));
        return decision.outcomes().stream()
                .filter(outcome -> !outcome.permitted() && WITHHOLDING.contains(outcome.ground()))
                .flatMap(outcome -> byReference.getOrDefault(outcome.reference(), List.of()).stream())
                .anyMatch(resource ->
                        !Sensitivity.of(resource.labels(), hierarchy).carriesAny(NEVER_TOLD));
    }
}
