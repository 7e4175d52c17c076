package org.precisionhooks.engine.pharmacogenomics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionhooks.engine.Citation;

/** The guidance tables, joined: every reference is checked once, when they are loaded. */
final class Guidance {

    private final Map<String, List<DrugGuidance>> byDrug = new LinkedHashMap<>();
    private final Map<String, GuidanceTables.PretestRow> pretests = new LinkedHashMap<>();
    private final Map<String, GuidanceTables.ActionRow> actions;
    private final Map<String, String> implications = new HashMap<>();
    /** What a result means for a drug, by drug, gene and look-up key. */
    private final Map<List<String>, String> meanings = new HashMap<>();

    private final List<SourceRow> sources;
    private final PairSwitches switches;
    private final String version;
    private final ScoreForms forms;
    /** Genotypes by which some guidance goes, by gene. */
    private final Map<String, Set<String>> genotypes = new HashMap<>();

    private final List<GuidanceTables.UpdateRow> updates;

    /** What the rules of one guideline have in common. */
    private record Scope(String source, String drug, List<String> genes) {}

    Guidance(GuidanceTables tables, GeneModels models) {
        this.actions = index(tables.actions(), GuidanceTables.ActionRow::action);
        tables.implications().forEach(row -> implications.put(row.implication(), row.text()));
        this.version = tables.recommendations().provenance().version();
        this.updates = List.copyOf(tables.updates());
        this.sources = List.copyOf(tables.sources());
        this.switches = new PairSwitches(tables.switches());
        this.forms = new ScoreForms(models, tables.scoreForms());
        tables.pretests().rows().forEach(this::addPretest);
        FdaAssociations fda = new FdaAssociations(tables.fda());
        Map<Scope, List<Rule>> rules = rules(tables, fda);
        join(guidelines(tables, fda), rules);
        List<String> order = sources.stream().map(SourceRow::source).toList();
        byDrug.replaceAll((drug, known) -> inOrder(known, order));
        rules.values().stream().flatMap(List::stream).forEach(this::addGenotypes);
    }

    private static Map<Scope, GuidanceTables.GuidelineRow> guidelines(GuidanceTables tables, FdaAssociations fda) {
        return Stream.concat(tables.guidelines().stream(), fda.guidelines())
                .collect(
                        Collectors.toMap(row -> new Scope(row.source(), row.drug(), row.genes()), Function.identity()));
    }

    private Map<Scope, List<Rule>> rules(GuidanceTables tables, FdaAssociations fda) {
        Map<Scope, List<Rule>> rules = new LinkedHashMap<>();
        Stream.concat(tables.recommendations().rows().stream(), fda.recommendations())
                .forEach(row -> {
                    rules.computeIfAbsent(new Scope(row.source(), row.drug(), row.genes()), scope -> new ArrayList<>())
                            .add(rule(row));
                    remember(row);
                });
        return rules;
    }

    /** A guideline that has no rule is joined too. */
    private void join(Map<Scope, GuidanceTables.GuidelineRow> guidelines, Map<Scope, List<Rule>> rules) {
        Set<Scope> all = new LinkedHashSet<>(rules.keySet());
        all.addAll(guidelines.keySet());
        for (Scope scope : all) {
            add(new DrugGuidance(
                    scope.drug(),
                    required(guidelines, scope, "guideline of"),
                    rules.getOrDefault(scope, List.of()),
                    forms));
        }
    }

    private void addGenotypes(Rule rule) {
        for (int i = 0; i < rule.row().genes().size(); i++) {
            String key = rule.row().keys().get(i);
            if (ScoreForms.isGenotype(key)) {
                genotypes
                        .computeIfAbsent(rule.row().genes().get(i), gene -> new HashSet<>())
                        .add(key);
            }
        }
    }

    /** No test is asked for of a gene that the site does not want to hear of. */
    private void addPretest(GuidanceTables.PretestRow row) {
        List<String> genes = switches.on(row.genes(), row.drug());
        if (!genes.isEmpty()) {
            pretests.put(row.drug(), row.of(genes));
        }
    }

    private void add(DrugGuidance guidance) {
        if (!switches.on(guidance.genes(), guidance.drug()).isEmpty()) {
            byDrug.computeIfAbsent(guidance.drug(), drug -> new ArrayList<>()).add(guidance);
        }
    }

    private static List<DrugGuidance> inOrder(List<DrugGuidance> known, List<String> order) {
        known.stream()
                .map(DrugGuidance::source)
                .filter(source -> !order.contains(source))
                .findFirst()
                .ifPresent(source -> {
                    throw new IllegalArgumentException("There is no source " + source);
                });
        return known.stream()
                .sorted(Comparator.comparingInt(guidance -> order.indexOf(guidance.source())))
                .toList();
    }

    /** What the publishers say of a drug, in the site's order. */
    List<DrugGuidance> of(String rxcui) {
        return byDrug.getOrDefault(rxcui, List.of());
    }

    /** A genotype as far as some guidance goes by it; empty where none does. */
    Optional<String> genotypeKey(String gene, Diplotype genotype) {
        if (!goesByGenotype(gene)) {
            return Optional.empty();
        }
        String key = ScoreForms.genotype(genotype);
        return genotypes.getOrDefault(gene, Set.of()).contains(key)
                ? Optional.of(key)
                : forms.dependOnGenotype(gene)
                        ? Optional.of(ScoreForms.copies(genotype).name())
                        : Optional.empty();
    }

    /** Whether some guidance goes by the genotype of a gene itself. */
    boolean goesByGenotype(String gene) {
        return genotypes.containsKey(gene) || forms.dependOnGenotype(gene);
    }

    /** Whether the site wants to hear nothing of a gene for a drug. */
    boolean isOff(String gene, String rxcui) {
        return switches.isOff(gene, rxcui);
    }

    /** What the terms of publishers ask to be said. */
    List<String> notices(Set<String> used) {
        return sources.stream()
                .filter(source ->
                        used.contains(source.source()) && !source.notice().isEmpty())
                .map(SourceRow::notice)
                .toList();
    }

    private void remember(GuidanceTables.RecommendationRow row) {
        List<String> ids = List.of(row.implication1(), row.implication2(), "");
        for (int i = 0; i < row.genes().size(); i++) {
            if (!ids.get(i).isEmpty()) {
                List<String> key =
                        List.of(row.drug(), row.genes().get(i), row.keys().get(i));
                meanings.putIfAbsent(key, required(implications, ids.get(i), "implication"));
            }
        }
    }

    /** What one result of a gene means for a drug, with {@code {drug}} for its name; empty when guidance does not say. */
    Optional<String> meaning(String rxcui, String gene, String key) {
        return Optional.ofNullable(meanings.get(List.of(rxcui, gene, key)));
    }

    Optional<GuidanceTables.PretestRow> pretest(String rxcui) {
        return Optional.ofNullable(pretests.get(rxcui));
    }

    /** The drugs that some guidance is about. */
    Set<String> drugs() {
        return new HashSet<>(byDrug.keySet());
    }

    Citation citation(GuidanceTables.GuidelineRow guideline) {
        return new Citation(
                guideline.source(),
                guideline.title(),
                guideline.edition().orElse(version),
                guideline.url(),
                guideline.pmid());
    }

    /** That a publisher has rewritten a guideline since the edition that is loaded. */
    Stream<String> updates(GuidanceTables.GuidelineRow guideline) {
        String edition = guideline.edition().orElse(version);
        return updates.stream()
                .filter(row -> row.isMissingIn(guideline, edition))
                .map(row -> row.source() + " has rewritten this guidance in " + row.since() + " (" + row.what()
                        + "); the edition used here is " + edition + ". Look at the newer one.");
    }

    private Rule rule(GuidanceTables.RecommendationRow row) {
        List<String> meaning = Stream.of(row.implication1(), row.implication2())
                .filter(id -> !id.isEmpty())
                .map(id -> required(implications, id, "implication"))
                .toList();
        return new Rule(row, required(actions, row.action(), "action"), meaning);
    }

    private static <K, V> V required(Map<K, V> rows, K id, String what) {
        return Optional.ofNullable(rows.get(id))
                .orElseThrow(() -> new IllegalArgumentException("There is no " + what + " " + id));
    }

    private static <R> Map<String, R> index(List<R> rows, Function<R, String> key) {
        return rows.stream().collect(Collectors.toMap(key, Function.identity()));
    }
}
