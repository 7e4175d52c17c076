package org.precisionhooks.engine.pharmacogenomics;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.engine.GeneReading;
import org.precisionhooks.engine.GeneReading.Basis;
import org.precisionhooks.engine.GeneStatus;
import org.precisionhooks.engine.GeneStatus.State;

/** What the record says of each gene, and which drugs it matters to. */
final class GeneStatuses {

    private static final String POSITIVE = " positive";
    private static final String NEGATIVE = " negative";

    private final Map<String, Set<Drug>> drugsByGene = new TreeMap<>();
    private final ResultPriorities priorities;

    GeneStatuses(Guidance guidance, DrugDictionary dictionary, ResultPriorities priorities) {
        this.priorities = priorities;
        for (String rxcui : guidance.drugs()) {
            guidance.of(rxcui).stream()
                    .flatMap(known -> known.genes().stream())
                    .forEach(gene -> dictionary
                            .ingredient(rxcui)
                            .ifPresent(drug -> drugsByGene
                                    .computeIfAbsent(gene, any -> new TreeSet<>())
                                    .add(drug)));
        }
    }

    List<Drug> drugs() {
        return drugsByGene.values().stream()
                .flatMap(Set::stream)
                .distinct()
                .sorted()
                .toList();
    }

    /** Genes that guidance asks for, and those beside them of which there is a result (IFNL3, which only informs). */
    List<GeneStatus> of(GeneResults results) {
        Stream<GeneStatus> asked =
                drugsByGene.entrySet().stream().map(entry -> status(results.of(entry.getKey()), entry.getValue()));
        Stream<GeneStatus> beside = results.genes().stream()
                .filter(gene -> !drugsByGene.containsKey(gene))
                .map(gene -> status(results.of(gene), Set.of()))
                .filter(status -> status.state() != State.NOT_TESTED);
        return Stream.concat(asked, beside)
                .sorted(Comparator.comparing(GeneStatus::gene))
                .toList();
    }

    private GeneStatus status(GeneResult result, Set<Drug> drugs) {
        return new GeneStatus(
                result.gene(),
                state(result),
                Stream.concat(result.candidates().stream(), result.overruled().stream())
                        .map(candidate -> reading(result.gene(), candidate))
                        .toList(),
                Stream.concat(result.preliminary().stream(), result.unreadable().stream())
                        .toList(),
                List.copyOf(drugs));
    }

    private GeneReading reading(String gene, Candidate candidate) {
        return new GeneReading(
                candidate.call().phenotype(),
                priorities.of(gene, candidate.call()),
                basis(candidate),
                candidate.evidence());
    }

    private static Basis basis(Candidate candidate) {
        return switch (candidate.basis()) {
            case DIPLOTYPE, HLA -> Basis.GENOTYPE;
            case REPORTED -> Basis.PHENOTYPE;
            case CALLED, VARIANT -> Basis.CALLED;
        };
    }

    private static State state(GeneResult result) {
        List<Candidate> candidates = result.candidates();
        if (candidates.isEmpty()) {
            return result.unreadable().isEmpty() ? untested(result) : State.NOT_INTERPRETABLE;
        }
        if (!result.overruled().isEmpty() || contradict(candidates)) {
            return State.CONFLICTING;
        }
        Candidate first = candidates.get(0);
        if (first.basis() == Candidate.Basis.HLA) {
            return State.TESTED;
        }
        if (DrugCase.UNINFORMATIVE.containsAll(first.call().keys())) {
            return State.NOT_INTERPRETABLE;
        }
        // A reported phenotype is a result, also where guidance goes by the score and several scores may be meant.
        boolean decided = first.call().keys().size() == 1
                || first.basis() == Candidate.Basis.REPORTED
                        && !first.call().phenotype().isEmpty();
        return decided ? State.TESTED : State.OPEN;
    }

    private static State untested(GeneResult result) {
        return result.preliminary().isEmpty() ? State.NOT_TESTED : State.NOT_FINAL;
    }

    /** Several readings of a gene do; those of HLA only where one denies the allele that another finds. */
    private static boolean contradict(List<Candidate> candidates) {
        return candidates.get(0).basis() == Candidate.Basis.HLA
                ? candidates.stream().anyMatch(one -> isDenied(one, candidates))
                : candidates.size() > 1;
    }

    private static boolean isDenied(Candidate finding, List<Candidate> candidates) {
        return finding.call().keys().stream()
                .filter(key -> key.endsWith(POSITIVE))
                .map(key -> key.substring(0, key.length() - POSITIVE.length()) + NEGATIVE)
                .filter(negative -> !finding.call().keys().contains(negative))
                .anyMatch(negative -> candidates.stream()
                        .anyMatch(other -> other.call().keys().contains(negative)));
    }
}
