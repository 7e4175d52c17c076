package org.precisionhooks.engine.pharmacogenomics;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.precisionhooks.facts.Remembered;

/** All rules of one guideline for one drug: by population, by the look-up keys of the genes. */
final class DrugGuidance {

    /** Key of CPIC's partial rows: the other gene decides alone. */
    static final String NO_RESULT = "No Result";

    private final String drug;
    private final List<String> genes;
    private final GuidanceTables.GuidelineRow guideline;
    private final Map<String, Map<List<String>, Rule>> rules = new LinkedHashMap<>();
    private final Map<String, Set<String>> keys = new HashMap<>();

    private final ScoreForms forms;
    private final Remembered<Result, Set<String>> names = new Remembered<>(500);

    /** Genes of which some rows are for a genotype. */
    private final Set<String> genotypes = new HashSet<>();

    DrugGuidance(String drug, GuidanceTables.GuidelineRow guideline, List<Rule> rules, ScoreForms forms) {
        this.drug = drug;
        this.guideline = guideline;
        this.genes = guideline.genes();
        this.forms = forms;
        for (Rule rule : rules) {
            add(rule);
        }
    }

    private void add(Rule rule) {
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
            if (ScoreForms.isGenotype(rule.row().keys().get(i))) {
                genotypes.add(genes.get(i));
            }
        }
    }

    String drug() {
        return drug;
    }

    /** Who published it. */
    String source() {
        return guideline.source();
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

    /** Under which of its keys this guidance lists a result: the exact genotype where it has a row for it. */
    Set<String> keysOf(String gene, Set<String> results, Optional<Diplotype> genotype) {
        Optional<Set<String>> exact = genotypes.contains(gene)
                ? genotype.map(ScoreForms::genotype)
                        .filter(key -> knows(gene, key))
                        .map(Set::of)
                : Optional.empty();
        if (exact.isPresent()) {
            return exact.get();
        }
        return results.size() == 1
                ? known(gene, results.iterator().next(), genotype)
                : results.stream()
                        .flatMap(key -> known(gene, key, genotype).stream())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Set<String> known(String gene, String key, Optional<Diplotype> genotype) {
        return forms.dependOnGenotype(gene)
                ? named(gene, key, genotype)
                : names.of(new Result(gene, key), result -> named(gene, key, Optional.empty()));
    }

    private record Result(String gene, String key) {}

    /** A result by another of its names where only that is listed; else as it is, and then there is no row for it. */
    private Set<String> named(String gene, String key, Optional<Diplotype> genotype) {
        Set<String> others = knows(gene, key)
                ? Set.of()
                : forms.of(gene, key, genotype).stream()
                        .filter(form -> knows(gene, form))
                        .collect(Collectors.toSet());
        return others.isEmpty() ? Set.of(key) : others;
    }

    /** Of results of the one gene that hold together, the one that changes most. */
    Set<String> strictest(Set<String> together) {
        return rules.values().stream()
                .flatMap(byKey -> byKey.values().stream())
                .filter(rule -> together.contains(rule.row().key1()))
                .min(Rule.STRICTEST_FIRST)
                .map(rule -> Set.of(rule.row().key1()))
                .orElse(together);
    }

    Optional<Rule> rule(String population, List<String> geneKeys) {
        return Optional.ofNullable(rules.getOrDefault(population, Map.of()).get(geneKeys));
    }
}
