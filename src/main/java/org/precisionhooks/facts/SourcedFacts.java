package org.precisionhooks.facts;

import java.util.List;

/** One resource, as the consent decision sees it, with the facts read from it; permitted or withheld together. */
public record SourcedFacts(ResourceView resource, List<Fact> facts, List<ReadIssue> issues) {

    public SourcedFacts {
        facts = List.copyOf(facts);
        issues = List.copyOf(issues);
    }
}
