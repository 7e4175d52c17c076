package org.precisionhooks.advice;

import java.util.List;
import java.util.Set;
import org.precisionhooks.consent.Remark;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.GeneStatus;
import org.precisionhooks.engine.OrderedDrug;
import org.precisionhooks.facts.ReadIssue;

/**
 * The answer to an inquiry.
 *
 * @param findings the most urgent first; the same facts and knowledge give the same list
 * @param issues parts of the permitted record that could not be read
 * @param remarks what must or may be told beside the findings
 * @param subjects what the findings are about
 */
public record Advice(List<Finding> findings, List<ReadIssue> issues, Set<Remark> remarks, Subjects subjects) {
    public Advice {
        findings = List.copyOf(findings);
        issues = List.copyOf(issues);
        remarks = Set.copyOf(remarks);
    }

    /**
     * What was looked at, whether or not anything was found.
     *
     * @param orders the drugs, resolved
     * @param genes the genes, at an occasion that tells of them
     * @param named whether who the patient is may be shown
     */
    public record Subjects(List<OrderedDrug> orders, List<GeneStatus> genes, boolean named) {
        public static final Subjects NONE = new Subjects(List.of(), List.of(), false);

        public Subjects {
            orders = List.copyOf(orders);
            genes = List.copyOf(genes);
        }
    }

    public Advice(List<Finding> findings, List<ReadIssue> issues, Set<Remark> remarks) {
        this(findings, issues, remarks, Subjects.NONE);
    }

    /** Advice of which nothing more is to be told. */
    public Advice(List<Finding> findings, List<ReadIssue> issues) {
        this(findings, issues, Set.of());
    }

    /** This advice with other findings. */
    public Advice with(List<Finding> others) {
        return new Advice(others, issues, remarks, subjects);
    }
}
