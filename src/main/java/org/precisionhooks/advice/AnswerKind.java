package org.precisionhooks.advice;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.precisionhooks.engine.Conclusion;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Urgency;

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
    /** Consent withheld part of the record. */
    WITHHELD;

    /** What came of an answer in a domain. */
    public static Set<AnswerKind> of(AuditEntry entry, Domain domain) {
        List<Finding> findings = entry.findings().stream()
                .filter(finding -> finding.domain().filter(domain::equals).isPresent())
                .toList();
        Set<AnswerKind> kinds = EnumSet.of(ASKED);
        if (entry.decision().outcomes().stream().anyMatch(outcome -> !outcome.permitted())) {
            kinds.add(WITHHELD);
        }
        for (Finding finding : findings) {
            boolean open = isOpen(finding.conclusion());
            kinds.add(open ? INDETERMINATE : COVERED);
            if (!open && finding.urgency() != Urgency.INFO) {
                kinds.add(ADVISED);
            }
        }
        return kinds;
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
