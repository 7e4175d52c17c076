package org.precisionhooks.advice;

import java.util.List;
import org.precisionhooks.consent.decision.Decision;
import org.precisionhooks.consent.request.AccessRequest;
import org.precisionhooks.engine.Finding;

/**
 * One answered inquiry.
 *
 * @param access who asked, for what
 * @param inquiry what was asked
 * @param decision what consent said
 * @param findings what was answered
 * @param group the coarse groups to which the patient belongs, for counting
 */
public record AuditEntry(
        AccessRequest access, Inquiry inquiry, Decision decision, List<Finding> findings, PersonGroup group) {

    public AuditEntry {
        findings = List.copyOf(findings);
    }

    /** An entry of somebody of whom no group is known. */
    public AuditEntry(AccessRequest access, Inquiry inquiry, Decision decision, List<Finding> findings) {
        this(access, inquiry, decision, findings, PersonGroup.UNKNOWN);
    }

    /** Ids of the rules that fired, in the order of the answer. */
    public List<String> rules() {
        return findings.stream().map(Finding::rule).toList();
    }
}
