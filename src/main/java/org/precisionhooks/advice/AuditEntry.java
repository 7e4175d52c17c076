package org.precisionhooks.advice;

import java.util.List;
import org.precisionhooks.consent.AccessRequest;
import org.precisionhooks.consent.Decision;
import org.precisionhooks.engine.Finding;

/**
 * One answered inquiry.
 *
 * @param access who asked, for what
 * @param inquiry what was asked
 * @param decision what consent said
 * @param findings what was answered
 */
public record AuditEntry(AccessRequest access, Inquiry inquiry, Decision decision, List<Finding> findings) {

    public AuditEntry {
        findings = List.copyOf(findings);
    }

    /** Ids of the rules that fired, in the order of the answer. */
    public List<String> rules() {
        return findings.stream().map(Finding::rule).toList();
    }
}
