package org.precisionhooks.advice;

import java.util.List;
import java.util.Set;
import org.precisionhooks.consent.Remark;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.facts.ReadIssue;

/**
 * The answer to an inquiry.
 *
 * @param findings the most urgent first; the same facts and knowledge give the same list
 * @param issues parts of the permitted record that could not be read
 * @param remarks what must or may be told beside the findings
 */
public record Advice(List<Finding> findings, List<ReadIssue> issues, Set<Remark> remarks) {

    public Advice {
        findings = List.copyOf(findings);
        issues = List.copyOf(issues);
        remarks = Set.copyOf(remarks);
    }

    /** Advice of which nothing more is to be told. */
    public Advice(List<Finding> findings, List<ReadIssue> issues) {
        this(findings, issues, Set.of());
    }

    /** This advice with other findings. */
    public Advice with(List<Finding> others) {
        return new Advice(others, issues, remarks);
    }
}
