package org.precisionhooks.engine.pharmacogenomics;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.OrderedDrug;

/**
 * One drug of one order, beside what guidance and the record say of it.
 *
 * @param order the order
 * @param drug the ingredient
 * @param guidance the guidance for the drug
 * @param results the record's results of the guidance's genes, in its order
 * @param populations how each population of the guidance fits the patient
 * @param off genes of the guidance that the site has switched off for the drug
 */
record DrugCase(
        OrderedDrug order,
        Drug drug,
        DrugGuidance guidance,
        List<GeneResult> results,
        Map<String, Applies> populations,
        Set<String> off) {

    static final Set<String> UNINFORMATIVE = Set.of(GeneCall.INDETERMINATE, "n/a");

    DrugCase {
        results = List.copyOf(results);
        off = Set.copyOf(off);
    }

    /** The same case with another result of one of its genes. */
    DrugCase with(GeneResult other) {
        List<GeneResult> replaced = results.stream()
                .map(result -> result.gene().equals(other.gene()) ? other : result)
                .toList();
        return new DrugCase(order, drug, guidance, replaced, populations, off);
    }

    /** Genes with a result that this guidance can use. */
    List<GeneResult> tested() {
        return results.stream().filter(result -> !readings(result).isEmpty()).toList();
    }

    /** Genes of the guidance without such a result, those aside that the site does not want to hear of. */
    List<GeneResult> untested() {
        return results.stream()
                .filter(result -> readings(result).isEmpty() && !off.contains(result.gene()))
                .toList();
    }

    /** What guidance says, for each population that may fit. */
    List<Outcome> outcomes() {
        List<List<Set<String>>> readings =
                results.stream().map(this::readingsOrNoResult).toList();
        return populations.entrySet().stream()
                .filter(entry -> entry.getValue() != Applies.NO)
                .map(entry -> Outcome.of(guidance, entry.getKey(), readings))
                .filter(outcome -> !outcome.rules().isEmpty())
                .toList();
    }

    /** Whether keys of a gene lead to different advice, the other genes being as they are. */
    boolean differs(String gene, Set<String> keys) {
        return populations.entrySet().stream()
                .filter(entry -> entry.getValue() != Applies.NO)
                .map(entry -> Outcome.of(guidance, entry.getKey(), withKeys(gene, keys)))
                .anyMatch(Outcome::conflict);
    }

    private List<List<Set<String>>> withKeys(String gene, Set<String> keys) {
        return results.stream()
                .map(result ->
                        result.gene().equals(gene) ? keys.stream().map(Set::of).toList() : readingsOrNoResult(result))
                .toList();
    }

    /** The results that the look-up used. */
    List<Evidence> evidence() {
        return tested().stream()
                .flatMap(result -> result.candidates().stream()
                        .filter(candidate -> !keys(result.gene(), candidate).isEmpty()))
                .flatMap(candidate -> candidate.evidence().stream())
                .toList();
    }

    /** The first gene with a result of which its function could not be told. */
    Optional<String> uncertain() {
        return results.stream()
                .filter(result -> result.candidates().isEmpty()
                        ? !result.unreadable().isEmpty()
                        : readings(result).stream().anyMatch(UNINFORMATIVE::containsAll))
                .map(GeneResult::gene)
                .findFirst();
    }

    /** The first gene of which it is not known how many copies there are. */
    Optional<String> ofUnknownCopies() {
        return tested().stream()
                .filter(result -> readings(result).stream().anyMatch(keys -> keys.contains(GeneModel.UNKNOWN_COPIES)))
                .map(GeneResult::gene)
                .findFirst();
    }

    private List<Set<String>> readingsOrNoResult(GeneResult result) {
        List<Set<String>> readings = readings(result);
        return readings.isEmpty() ? List.of(Set.of(DrugGuidance.NO_RESULT)) : readings;
    }

    private List<Set<String>> readings(GeneResult result) {
        List<Set<String>> readings = result.candidates().stream()
                .map(candidate -> keys(result.gene(), candidate))
                .filter(keys -> !keys.isEmpty())
                .distinct()
                .toList();
        Set<String> all = readings.stream().flatMap(Set::stream).collect(Collectors.toSet());
        return all.size() > 1 && guidance.genes().size() == 1 && AlleleStatus.holdTogether(all)
                ? List.of(guidance.strictest(all))
                : readings;
    }

    /** The keys that tell something: for HLA those of the allele in question, else all but the uncertain ones. */
    Set<String> keys(String gene, Candidate candidate) {
        Set<String> keys = candidate.call().keys();
        if (candidate.basis() == Candidate.Basis.HLA) {
            return keys.stream()
                    .filter(key -> guidance.genes().stream().anyMatch(one -> guidance.knows(one, key)))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
        return guidance.keysOf(gene, informative(keys), candidate.call().genotype());
    }

    private static Set<String> informative(Set<String> keys) {
        if (keys.size() < 2) {
            return keys;
        }
        Set<String> informative = keys.stream()
                .filter(key -> !UNINFORMATIVE.contains(key))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return informative.isEmpty() ? keys : informative;
    }
}
