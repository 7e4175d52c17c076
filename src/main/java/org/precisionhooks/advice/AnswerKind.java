package org.precisionhooks.advice;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.precisionhooks.consent.decision.ResourceOutcome;
import org.precisionhooks.consent.decision.ResourceOutcome.Ground;
import org.precisionhooks.engine.Conclusion;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.Finding;

/** What came of a question in one domain, to be counted: several of them may be true of one answer. */
public enum AnswerKind {
    /** It was asked. */
    ASKED,
    /** There was something to go by, and it was said. */
    COVERED,
    /** Something was asked of the clinician. */
    ADVISED,
    /** Something could not be said, and why. */
    INDETERMINATE,
    /** A consent of the patient withheld part of the record. */
    WITHHELD;

    /** What came of an answer in a domain; what holds for all, such as a drug that was not recognised, holds for it too. */
    public static Set<AnswerKind> of(AuditEntry entry, Domain domain) {
        List<Finding> findings = entry.findings().stream()
                .filter(finding -> finding.domain().map(domain::equals).orElse(true))
                .toList();
        Set<AnswerKind> kinds = EnumSet.of(ASKED);
        if (entry.decision().outcomes().stream().anyMatch(AnswerKind::isRefused)) {
            kinds.add(WITHHELD);
        }
        for (Finding finding : findings) {
            boolean open = isOpen(finding.conclusion());
            kinds.add(open ? INDETERMINATE : COVERED);
            if (!open && finding.asks()) {
                kinds.add(ADVISED);
            }
        }
        return kinds;
    }

    /** What no rule opens by default was refused by nobody. */
    private static boolean isRefused(ResourceOutcome outcome) {
        return !outcome.permitted() && (outcome.ground() == Ground.CONSENT || outcome.ground() == Ground.LIMIT);
    }

    private static boolean isOpen(Conclusion conclusion) {
        return conclusion.fold(
                recommendation -> false,
                test -> false,
                risk -> risk.estimates().isEmpty(),
                suspicion -> false,
                indeterminate -> true);
    }
}
