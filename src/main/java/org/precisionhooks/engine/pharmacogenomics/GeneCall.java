package org.precisionhooks.engine.pharmacogenomics;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a result says of a gene, in the terms in which guidance looks it up.
 *
 * @param phenotype the phenotype in CPIC's words, empty when only allele statuses are known
 * @param score activity score, for genes that have one and a source that gives it
 * @param keys the look-up keys that may hold; one when the result decides, several when it leaves some open
 * @param genotype the two alleles, where they are known
 */
record GeneCall(String phenotype, Optional<ActivityScore> score, Set<String> keys, Optional<Diplotype> genotype) {

    static final String INDETERMINATE = "Indeterminate";

    GeneCall {
        keys = Set.copyOf(keys);
    }

    /** A result without its genotype. */
    GeneCall(String phenotype, Optional<ActivityScore> score, Set<String> keys) {
        this(phenotype, score, keys, Optional.empty());
    }

    GeneCall of(Diplotype alleles) {
        return new GeneCall(phenotype, score, keys, Optional.of(alleles));
    }

    static GeneCall ofPhenotype(String phenotype) {
        return new GeneCall(phenotype, Optional.empty(), Set.of(phenotype));
    }

    /** A result that tells look-up keys and no phenotype, as alleles do whose presence alone counts. */
    static GeneCall ofKeys(Set<String> keys) {
        return new GeneCall("", Optional.empty(), keys);
    }

    /** What holds when one of several results does. */
    static GeneCall anyOf(Collection<GeneCall> calls) {
        if (calls.size() == 1) {
            return calls.iterator().next();
        }
        Set<String> keys = new LinkedHashSet<>();
        calls.forEach(call -> keys.addAll(call.keys()));
        Set<String> phenotypes = calls.stream().map(GeneCall::phenotype).collect(Collectors.toSet());
        Set<Optional<ActivityScore>> scores =
                calls.stream().map(GeneCall::score).collect(Collectors.toSet());
        return new GeneCall(
                phenotypes.size() == 1 ? phenotypes.iterator().next() : "",
                scores.size() == 1 ? scores.iterator().next() : Optional.empty(),
                keys);
    }

    /** Words for people: {@code Intermediate Metabolizer, activity score 1.0}. */
    String text() {
        String activity = score.filter(ActivityScore::isAvailable)
                .map(value -> "activity score " + value.text())
                .orElse("");
        return phenotype.isEmpty() || activity.isEmpty() ? phenotype + activity : phenotype + ", " + activity;
    }
}
