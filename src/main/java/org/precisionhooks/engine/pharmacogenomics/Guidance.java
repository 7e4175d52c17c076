package org.precisionhooks.engine.pharmacogenomics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionhooks.engine.Citation;

/** The guidance tables, joined: every reference is checked once, when they are loaded. */
final class Guidance {

    private final Map<String, DrugGuidance> byDrug = new LinkedHashMap<>();
    private final Map<String, GuidanceTables.PretestRow> pretests;
    private final Map<String, GuidanceTables.ActionRow> actions;
    private final Map<String, String> implications;
    /** What a result means for a drug, by drug, gene and look-up key. */
    private final Map<List<String>, String> meanings = new HashMap<>();

    private final String version;

    Guidance(GuidanceTables tables) {
        this.actions = index(tables.actions(), GuidanceTables.ActionRow::action);
        this.implications = new HashMap<>();
        tables.implications().forEach(row -> implications.put(row.implication(), row.text()));
        this.version = tables.recommendations().provenance().version();
        this.pretests = index(tables.pretests().rows(), GuidanceTables.PretestRow::drug);
        Map<String, GuidanceTables.GuidelineRow> guidelines =
                index(tables.guidelines(), GuidanceTables.GuidelineRow::drug);
        Map<String, List<Rule>> rules = new LinkedHashMap<>();
        for (GuidanceTables.RecommendationRow row : tables.recommendations().rows()) {
            rules.computeIfAbsent(row.drug(), drug -> new ArrayList<>()).add(rule(row));
            remember(row);
        }
        rules.forEach((drug, ofDrug) ->
                byDrug.put(drug, new DrugGuidance(drug, required(guidelines, drug, "guideline of drug"), ofDrug)));
    }

    Optional<DrugGuidance> of(String rxcui) {
        return Optional.ofNullable(byDrug.get(rxcui));
    }

    private void remember(GuidanceTables.RecommendationRow row) {
        List<String> ids = List.of(row.implication1(), row.implication2());
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
    List<String> drugs() {
        return List.copyOf(byDrug.keySet());
    }

    Citation citation(GuidanceTables.GuidelineRow guideline) {
        return new Citation(
                guideline.source(),
                guideline.title(),
                guideline.edition().orElse(version),
                guideline.url(),
                guideline.pmid());
    }

    private Rule rule(GuidanceTables.RecommendationRow row) {
        List<String> meanings = Stream.of(row.implication1(), row.implication2())
                .filter(id -> !id.isEmpty())
                .map(id -> required(implications, id, "implication"))
                .toList();
        return new Rule(row, required(actions, row.action(), "action"), meanings);
    }

    private static <V> V required(Map<String, V> rows, String id, String what) {
        return Optional.ofNullable(rows.get(id))
                .orElseThrow(() -> new IllegalArgumentException("There is no " + what + " " + id));
    }

    private static <R> Map<String, R> index(List<R> rows, Function<R, String> key) {
        return rows.stream().collect(Collectors.toMap(key, Function.identity()));
    }
}
