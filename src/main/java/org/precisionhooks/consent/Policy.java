package org.precisionhooks.consent;

import java.util.List;

/** What holds before, beside and without consents: an ordered list of rules with a version. */
public record Policy(String id, String version, List<PolicyRule> rules) {

    public Policy {
        rules = List.copyOf(rules);
    }

    List<PolicyRule> rules(PolicyRule.Kind kind) {
        return rules.stream().filter(rule -> rule.kind() == kind).toList();
    }
}
