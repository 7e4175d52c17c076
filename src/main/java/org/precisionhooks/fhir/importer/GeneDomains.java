package org.precisionhooks.fhir.importer;

import java.util.Map;
import java.util.TreeMap;
import org.precisionhooks.consent.label.DomainRule;
import org.precisionhooks.knowledge.Knowledge;

/** The knowledge domain of a gene, by which consent tells results apart ({@code consent/domain_rules.tsv}). */
public final class GeneDomains {

    private final Map<String, String> byGene = new TreeMap<>();

    private GeneDomains(Iterable<DomainRule> rules) {
        rules.forEach(rule -> byGene.merge(rule.gene(), rule.domain(), (one, other) -> one + " " + other));
    }

    public static GeneDomains from(Knowledge knowledge) {
        return new GeneDomains(
                knowledge.table("consent/domain_rules", DomainRule.class).rows());
    }

    /** Each domain, and a gene of it; of what has no domain, no gene. */
    public Map<String, String> examples() {
        Map<String, String> examples = new TreeMap<>(Map.of("", ""));
        byGene.forEach((gene, domain) -> examples.putIfAbsent(domain, gene));
        return examples;
    }

    /** All its domains as one text; empty for a gene without one. */
    String of(String gene) {
        return byGene.getOrDefault(gene, "");
    }
}
