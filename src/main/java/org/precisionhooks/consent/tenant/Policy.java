package org.precisionhooks.consent.tenant;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.precisionhooks.consent.request.Requester;

/** What holds before, beside and without consents: an ordered list of rules with a version. */
public record Policy(String id, String version, List<PolicyRule> rules) {

    public Policy {
        rules = List.copyOf(rules);
    }

    /** The policies of a table, by id. */
    public static Map<String, Policy> all(List<PolicyRule> rules, String version) {
        return rules.stream().collect(Collectors.groupingBy(PolicyRule::policy)).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> new Policy(entry.getKey(), version, entry.getValue())));
    }

    /** The rules that are for such a requester. */
    public Policy towards(Requester requester) {
        return new Policy(
                id, version, rules.stream().filter(rule -> rule.isBy(requester)).toList());
    }

    public List<PolicyRule> rules(PolicyRule.Kind kind) {
        return rules.stream().filter(rule -> rule.kind() == kind).toList();
    }
}
