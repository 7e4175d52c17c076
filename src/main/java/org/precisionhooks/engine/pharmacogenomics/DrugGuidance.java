package org.precisionhooks.engine.pharmacogenomics;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All rules of one publisher for one drug: by population, by the look-up keys of the genes. */
final class DrugGuidance {

    /** Key of CPIC's partial rows: the other gene decides alone. */
    static final String NO_RESULT = "No Result";

    private final String drug;
    private final List<String> genes;
    private final GuidanceTables.GuidelineRow guideline;
    private final Map<String, Map<List<String>, Rule>> rules = new LinkedHashMap<>();
    private final Map<String, Set<String>> keys = new HashMap<>();

    DrugGuidance(String drug, GuidanceTables.GuidelineRow guideline, List<Rule> rules) {
        this.drug = drug;
        this.guideline = guideline;
        this.genes = rules.get(0).row().genes();
        for (Rule rule : rules) {
            add(rule);
        }
    }

    private void add(Rule rule) {
        if (!rule.row().genes().equals(genes)) {
            throw new IllegalArgumentException("Rules for drug " + drug + " name different genes");
        }
        Rule before = this.rules
                .computeIfAbsent(rule.row().population(), population -> new HashMap<>())
                .put(rule.row().keys(), rule);
        if (before != null) {
            throw new IllegalArgumentException("Two rules for drug " + drug + ": "
                    + before.row().recommendationId() + " and " + rule.row().recommendationId());
        }
        for (int i = 0; i < genes.size(); i++) {
            keys.computeIfAbsent(genes.get(i), gene -> new HashSet<>())
                    .add(rule.row().keys().get(i));
        }
    }

    String drug() {
        return drug;
    }

    List<String> genes() {
        return genes;
    }

    GuidanceTables.GuidelineRow guideline() {
        return guideline;
    }

    /** Populations that the guidance tells apart, in the order of the table. */
    Set<String> populations() {
        return rules.keySet();
    }

    /** Whether the guidance knows a result of a gene under this key. */
    boolean knows(String gene, String key) {
        return keys.getOrDefault(gene, Set.of()).contains(key);
    }

    Optional<Rule> rule(String population, List<String> geneKeys) {
        return Optional.ofNullable(rules.getOrDefault(population, Map.of()).get(geneKeys));
    }
}
