package org.precisionhooks.engine.pharmacogenomics;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
 */
record DrugCase(
        OrderedDrug order,
        Drug drug,
        DrugGuidance guidance,
        List<GeneResult> results,
        Map<String, Applies> populations) {

    static final Set<String> UNINFORMATIVE = Set.of(GeneCall.INDETERMINATE, "n/a");

    DrugCase {
        results = List.copyOf(results);
    }

    /** Genes with a result that this guidance can use. */
    List<GeneResult> tested() {
        return results.stream().filter(result -> !readings(result).isEmpty()).toList();
    }

    /** Genes of the guidance without such a result. */
    List<GeneResult> untested() {
        return results.stream().filter(result -> readings(result).isEmpty()).toList();
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

    /** The results that the look-up used. */
    List<Evidence> evidence() {
        return tested().stream()
                .flatMap(result -> result.candidates().stream())
                .filter(candidate -> !keys(candidate).isEmpty())
                .flatMap(candidate -> candidate.evidence().stream())
                .toList();
    }

    /** Whether a tested gene's function could not be told. */
    boolean isIndeterminate() {
        return tested().stream().flatMap(result -> readings(result).stream()).anyMatch(UNINFORMATIVE::containsAll);
    }

    private List<Set<String>> readingsOrNoResult(GeneResult result) {
        List<Set<String>> readings = readings(result);
        return readings.isEmpty() ? List.of(Set.of(DrugGuidance.NO_RESULT)) : readings;
    }

    private List<Set<String>> readings(GeneResult result) {
        return result.candidates().stream()
                .map(this::keys)
                .filter(keys -> !keys.isEmpty())
                .distinct()
                .toList();
    }

    /** The keys that tell something: for HLA those of the allele in question, else all but the uncertain ones. */
    private Set<String> keys(Candidate candidate) {
        Set<String> keys = candidate.call().keys();
        if (candidate.basis() == Candidate.Basis.HLA) {
            return keys.stream()
                    .filter(key -> guidance.genes().stream().anyMatch(gene -> guidance.knows(gene, key)))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
        Set<String> informative = keys.stream()
                .filter(key -> !UNINFORMATIVE.contains(key))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return informative.isEmpty() ? keys : informative;
    }
}
