package org.precisionhooks.facts;

import java.util.List;

/**
 * All that could be read of one patient, before consent was asked.
 *
 * @param patient logical id of the patient
 * @param sources the resources with their facts
 * @param issues parts that belong to no readable resource
 */
public record PatientRecord(String patient, List<SourcedFacts> sources, List<ReadIssue> issues) {

    public PatientRecord {
        sources = List.copyOf(sources);
        issues = List.copyOf(issues);
    }
}
