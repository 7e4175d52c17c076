package org.precisionhooks.engine.pharmacogenomics;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Other names under which guidance may list a result: the genotype itself, the phenotype of a score, a score with words. The
 * publishers differ in which of them they use, and one of them mixes them within a drug (specification section 6.1).
 */
final class ScoreForms {

    /** Whether the two copies of a gene must contribute the same value for a form to hold. */
    enum Copies {
        ANY,
        EQUAL,
        UNEQUAL
    }

    /** A row of {@code score_forms.tsv}: a score as one publisher writes it. */
    record Row(String gene, String score, Copies copies, String key) {}

    private final GeneModels models;
    private final Map<String, List<Row>> rows;
    private final Set<String> onGenotype;

    ScoreForms(GeneModels models, List<Row> rows) {
        this.models = models;
        this.rows = rows.stream().collect(Collectors.groupingBy(Row::gene));
        this.onGenotype = rows.stream()
                .filter(row -> row.copies() != Copies.ANY)
                .map(Row::gene)
                .collect(Collectors.toSet());
    }

    /** The key of a genotype, {@code *1=1;*3=1}: alleles in alphabetical order with their number of copies. */
    static String genotype(Diplotype diplotype) {
        List<Allele> alleles = diplotype.alleles();
        String first = alleles.get(0).name();
        String last = first;
        for (Allele allele : alleles) {
            String name = allele.name();
            first = name.compareTo(first) < 0 ? name : first;
            last = name.compareTo(last) > 0 ? name : last;
        }
        return first.equals(last) ? first + "=" + alleles.size() : first + "=1;" + last + "=1";
    }

    static boolean isGenotype(String key) {
        return key.contains("=");
    }

    /** What a score may be called besides. */
    Set<String> of(String gene, String score, Optional<Diplotype> genotype) {
        Set<String> forms = new LinkedHashSet<>();
        models.model(gene).flatMap(model -> model.phenotypeOfScore(score)).ifPresent(forms::add);
        rows.getOrDefault(gene, List.of()).stream()
                .filter(row -> row.score().equals(score))
                .filter(row -> fits(row.copies(), genotype))
                .map(Row::key)
                .forEach(forms::add);
        return forms;
    }

    /** Whether the genotype decides how a score of the gene is written. */
    boolean dependOnGenotype(String gene) {
        return onGenotype.contains(gene);
    }

    /** Without the genotype both forms may hold. */
    private static boolean fits(Copies copies, Optional<Diplotype> genotype) {
        if (copies == Copies.ANY || genotype.isEmpty()) {
            return true;
        }
        return copies == copies(genotype.get());
    }

    /** Whether both copies have the same value. */
    static Copies copies(Diplotype genotype) {
        List<Allele> alleles = genotype.alleles();
        ActivityScore last = alleles.get(alleles.size() - 1).activity();
        return alleles.get(0).activity().equals(last) ? Copies.EQUAL : Copies.UNEQUAL;
    }
}
