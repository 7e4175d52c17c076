package org.precisionhooks.release;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionhooks.engine.pharmacogenomics.AlleleFunctions;
import org.precisionhooks.knowledge.Knowledge;

/**
 * Rows of what alleles do and what two of them mean, of a release: the rules are read off its diplotypes, and a gene whose
 * diplotypes do not follow from rules is left out.
 */
final class FunctionRows {

    private static final String FOLDER = "pharmacogenomics/";
    private static final String NOT_AVAILABLE = "n/a";
    private static final String AT_LEAST = "≥";

    private final Knowledge knowledge;
    private final Map<String, PublishedPhenotypes> genes = new TreeMap<>();
    private final Map<String, String> words;
    private final List<String> unknown = new ArrayList<>();
    private final List<ReleaseException> refused = new ArrayList<>();

    /** A row of {@code function_words.tsv}: a publisher's word for what an allele does. */
    record WordRow(String word, String function) {}

    FunctionRows(Knowledge knowledge, Collection<PublishedPhenotypes> genes) {
        this.knowledge = knowledge;
        this.words = knowledge.table(FOLDER + "function_words", WordRow.class).rows().stream()
                .collect(Collectors.toMap(row -> lower(row.word()), WordRow::function));
        Set<String> known = knowledge.raw(FOLDER + "genes").rows().stream()
                .map(row -> row.get(0))
                .collect(Collectors.toSet());
        genes.forEach(gene -> add(gene, known.contains(gene.gene())));
        if (this.genes.isEmpty() && !refused.isEmpty()) {
            throw refused.get(0);
        }
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    /** What of a gene cannot be used leaves out its functions, which stay as they were, and nothing else. */
    private void add(PublishedPhenotypes gene, boolean known) {
        Collection<String> all = gene.functions().values();
        if (known || all.isEmpty() || all.stream().anyMatch(word -> words.containsKey(lower(word)))) {
            check(gene);
        } else {
            unknown.add("functions of " + gene.gene() + ": the table function_words knows none of '"
                    + String.join("', '", new TreeSet<>(all)) + "'");
        }
    }

    private void check(PublishedPhenotypes gene) {
        try {
            gene.functions().values().forEach(word -> function(gene, word));
            if (gene.values().isEmpty()) {
                ofGene(gene);
            } else {
                scores(gene);
            }
            genes.put(gene.gene(), gene);
        } catch (ReleaseException e) {
            refused.add(e);
            unknown.add("functions of " + gene.gene() + ", which stay as they were: " + e.getMessage());
        }
    }

    /** Genes whose functions could not be taken over. */
    List<String> unknown() {
        return unknown;
    }

    /** The tables, by name. */
    Map<String, List<List<String>>> tables() {
        Map<String, List<List<String>>> tables = new LinkedHashMap<>();
        tables.put("functions", functions());
        tables.put("phenotype_rules", pairRules());
        tables.put("score_rules", scoreRules());
        tables.put("score_keys", scoreKeys());
        return tables;
    }

    /** Of genes with functions, the defined alleles that have none. */
    Stream<String> withoutFunction(Collection<AlleleRelease.Definition> definitions) {
        return definitions.stream()
                .flatMap(definition -> Optional.ofNullable(genes.get(definition.gene()))
                        .flatMap(published -> without(definition, published))
                        .stream());
    }

    private static Optional<String> without(AlleleRelease.Definition definition, PublishedPhenotypes published) {
        String names = definition.alleles().stream()
                .map(AlleleRelease.Named::name)
                .filter(name -> !published.functions().containsKey(name))
                .distinct()
                .collect(Collectors.joining(", "));
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("a function of " + definition.gene() + " " + names + ": the release has none");
    }

    private List<List<String>> functions() {
        List<List<String>> rows = new ArrayList<>(others("functions"));
        genes.forEach((gene, published) -> published
                .functions()
                .forEach((allele, word) -> rows.add(List.of(
                        gene,
                        allele,
                        function(published, word),
                        published.values().getOrDefault(allele, "")))));
        return rows;
    }

    private String function(PublishedPhenotypes gene, String word) {
        return Optional.ofNullable(words.get(lower(word)))
                .orElseThrow(() -> gene.place().refused("unknown function '" + word + "'"));
    }

    /** What is said of genes that the release does not have. */
    private List<List<String>> others(String table) {
        return knowledge.raw(FOLDER + table).rows().stream()
                .filter(row -> !genes.containsKey(row.get(0)))
                .toList();
    }

    /** The rule of each pair of functions; one that no pair of the release shows stays as it was. */
    private List<List<String>> pairRules() {
        Map<List<String>, List<String>> rules = new LinkedHashMap<>();
        knowledge.raw(FOLDER + "phenotype_rules").rows().forEach(row -> rules.put(row.subList(0, 3), row));
        genes.values().stream()
                .filter(gene -> gene.values().isEmpty())
                .forEach(gene -> ofGene(gene)
                        .forEach((functions, phenotype) -> rules.put(
                                row(gene.gene(), functions), append(row(gene.gene(), functions), phenotype))));
        return List.copyOf(rules.values());
    }

    private Map<List<String>, String> ofGene(PublishedPhenotypes gene) {
        Map<List<String>, String> rules = new LinkedHashMap<>();
        for (PublishedPhenotypes.Diplotype diplotype : gene.diplotypes()) {
            List<String> functions = AlleleFunctions.sorted(diplotype.alleles().stream()
                    .map(allele -> function(
                            gene,
                            Optional.ofNullable(gene.functions().get(allele))
                                    .orElseThrow(() -> diplotype.place().refused("no function of " + allele))))
                    .toList());
            String before = rules.putIfAbsent(functions, diplotype.phenotype());
            if (before != null && !before.equals(diplotype.phenotype())) {
                throw diplotype
                        .place()
                        .refused(diplotype.phenotype() + " does not follow from functions that mean " + before
                                + " elsewhere");
            }
        }
        return rules;
    }

    private static List<String> row(String gene, List<String> functions) {
        return List.of(gene, functions.get(0), functions.size() > 1 ? functions.get(1) : "");
    }

    private static List<String> append(List<String> row, String cell) {
        List<String> longer = new ArrayList<>(row);
        longer.add(cell);
        return List.copyOf(longer);
    }

    private List<List<String>> scoreKeys() {
        Set<List<String>> keys =
                new LinkedHashSet<>(knowledge.raw(FOLDER + "score_keys").rows());
        scored().forEach(gene -> gene.diplotypes().forEach(one -> keys.add(List.of(gene.gene(), one.key()))));
        return List.copyOf(keys);
    }

    private Stream<PublishedPhenotypes> scored() {
        return genes.values().stream().filter(gene -> !gene.values().isEmpty());
    }

    /** The bounds that are there, while the release's scores fit them; else bounds read off the release. */
    private List<List<String>> scoreRules() {
        List<List<String>> rows =
                new ArrayList<>(knowledge.raw(FOLDER + "score_rules").rows());
        scored().forEach(gene -> {
            List<List<String>> known =
                    rows.stream().filter(row -> row.get(0).equals(gene.gene())).toList();
            TreeMap<BigDecimal, String> scores = scores(gene);
            if (!scores.entrySet().stream().allMatch(score -> fits(known, score.getKey(), score.getValue()))) {
                rows.removeAll(known);
                rows.addAll(bounds(gene.gene(), scores));
            }
        });
        return rows;
    }

    private static TreeMap<BigDecimal, String> scores(PublishedPhenotypes gene) {
        TreeMap<BigDecimal, String> scores = new TreeMap<>();
        for (PublishedPhenotypes.Diplotype diplotype : gene.diplotypes()) {
            if (diplotype.score().equals(NOT_AVAILABLE)) {
                continue;
            }
            String before = scores.put(number(diplotype), diplotype.phenotype());
            if (before != null && !before.equals(diplotype.phenotype())) {
                throw diplotype.place().refused("the score " + diplotype.score() + " also means " + before);
            }
        }
        return scores;
    }

    private static BigDecimal number(PublishedPhenotypes.Diplotype diplotype) {
        try {
            return new BigDecimal(diplotype.score().replace(AT_LEAST, "")).stripTrailingZeros();
        } catch (NumberFormatException e) {
            throw diplotype.place().refused("an activity score is needed");
        }
    }

    private static boolean fits(List<List<String>> rules, BigDecimal score, String phenotype) {
        return rules.stream()
                .filter(row -> new BigDecimal(row.get(1)).compareTo(score) <= 0)
                .filter(row -> row.get(2).isEmpty() || new BigDecimal(row.get(2)).compareTo(score) >= 0)
                .anyMatch(row -> row.get(3).equals(phenotype));
    }

    /** One row for each phenotype, up to shortly below where the next one begins. */
    private static List<List<String>> bounds(String gene, TreeMap<BigDecimal, String> scores) {
        Map<String, BigDecimal> lowest = new LinkedHashMap<>();
        scores.forEach((score, phenotype) -> lowest.putIfAbsent(phenotype, score));
        List<Map.Entry<String, BigDecimal>> from = List.copyOf(lowest.entrySet());
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < from.size(); i++) {
            String to = i + 1 < from.size()
                    ? from.get(i + 1)
                            .getValue()
                            .subtract(BigDecimal.valueOf(1, 2))
                            .toPlainString()
                    : "";
            rows.add(List.of(
                    gene,
                    from.get(i).getValue().toPlainString(),
                    to,
                    from.get(i).getKey()));
        }
        return rows;
    }
}
