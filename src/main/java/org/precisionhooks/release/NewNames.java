package org.precisionhooks.release;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.knowledge.RawTable;

/** Phenotypes and genes that recommendations of a release go by and that results here are not read as yet. */
final class NewNames {

    static final String PHENOTYPES = "genomics/phenotype_answers";
    private static final String GENES = "genomics/genes";
    private static final String WORD = "WORD";

    /** Scores, alleles, genotypes, and keys of rows that no result has. */
    private static final Pattern NO_PHENOTYPE = Pattern.compile(
            "≥?\\d.*|n/a|indeterminate|\\*.*|.*=.*|xn combinations|no result|.*\\((?:phenotyping|.*metabolizer)\\)");

    private final Set<List<String>> words = new HashSet<>();
    private final Set<String> genes;
    private final Map<String, Set<String>> seen = new TreeMap<>();

    NewNames(Knowledge knowledge) {
        RawTable known = knowledge.raw(PHENOTYPES);
        known.named().forEach(row -> words.add(List.of(row.get("gene"), lower(row.get("value")))));
        known.named().forEach(row -> words.add(List.of(row.get("gene"), lower(row.get("phenotype")))));
        this.genes = knowledge.raw(GENES).rows().stream().map(row -> row.get(0)).collect(Collectors.toSet());
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    void add(Map<String, String> keys) {
        keys.forEach((gene, key) ->
                seen.computeIfAbsent(gene, none -> new LinkedHashSet<>()).add(key));
    }

    /** Rows by which results with the new words are read. */
    List<List<String>> phenotypes() {
        return seen.entrySet().stream()
                .flatMap(gene -> gene.getValue().stream()
                        .filter(key -> isNew(gene.getKey(), lower(key)))
                        .map(key -> List.of(WORD, lower(key), gene.getKey(), key)))
                .toList();
    }

    private boolean isNew(String gene, String key) {
        String certain = key.replaceFirst("^(?:likely|possible) ", "");
        return !NO_PHENOTYPE.matcher(key).matches()
                && !words.contains(List.of(gene, key))
                && !words.contains(List.of("", key))
                && !words.contains(List.of("", certain));
    }

    /** Genes whose results are not read at all: their numbers and who may see them are for the site to say. */
    List<String> genes() {
        Set<String> unknown = new TreeSet<>(seen.keySet());
        unknown.removeAll(genes);
        return unknown.stream()
                .map(gene ->
                        "results of " + gene + ": not read until genomics/genes and consent/domain_rules name the gene")
                .toList();
    }
}
