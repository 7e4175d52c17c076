package org.precisionhooks.advice;

import java.util.List;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.facts.ReadIssue;

/**
 * The answer to an inquiry.
 *
 * @param findings the most urgent first; the same facts and knowledge give the same list
 * @param issues parts of the permitted record that could not be read
 */
public record Advice(List<Finding> findings, List<ReadIssue> issues) {

    public Advice {
        findings = List.copyOf(findings);
        issues = List.copyOf(issues);
    }
}
