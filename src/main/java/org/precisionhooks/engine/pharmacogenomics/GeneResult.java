package org.precisionhooks.engine.pharmacogenomics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.precisionhooks.engine.Evidence;

/**
 * All that the record says of one gene.
 *
 * @param gene HGNC symbol
 * @param candidates the readings that final results support; more than one is a conflict
 * @param overruled readings that give way to these and differ: what this server calls where a laboratory has spoken, and
 *     what a laboratory's statement says beside its leading word (specification section 4.5)
 * @param preliminary results that are not final
 * @param unreadable results that cannot be computed with
 */
record GeneResult(
        String gene,
        List<Candidate> candidates,
        List<Candidate> overruled,
        List<Evidence> preliminary,
        List<Evidence> unreadable) {

    GeneResult {
        candidates = List.copyOf(candidates);
        overruled = List.copyOf(overruled);
        preliminary = List.copyOf(preliminary);
        unreadable = List.copyOf(unreadable);
    }

    static GeneResult notTested(String gene) {
        return new GeneResult(gene, List.of(), List.of(), List.of(), List.of());
    }

    /** The same gene with another result in place of its one reading. */
    GeneResult withCall(GeneCall call) {
        return new GeneResult(
                gene,
                candidates.stream()
                        .map(candidate -> new Candidate(call, candidate.basis(), candidate.evidence()))
                        .toList(),
                overruled,
                preliminary,
                unreadable);
    }

    /** The same gene as if only this reading of it were there. */
    GeneResult only(Candidate reading) {
        return new GeneResult(gene, List.of(reading), List.of(), preliminary, unreadable);
    }

    /** Whether all that is said of the gene agrees with its one reading. */
    boolean isUndisputed() {
        return candidates.size() == 1 && overruled.isEmpty();
    }

    boolean isTested() {
        return !candidates.isEmpty();
    }

    /**
     * Joins readings that agree: the most precise one keeps the evidence of all. For HLA, tests for different alleles
     * complete each other, so only the look-up tells whether they disagree.
     */
    static List<Candidate> merged(List<Candidate> readings) {
        if (readings.size() < 2) {
            return readings;
        }
        List<Candidate> mostPreciseFirst = readings.stream()
                .sorted(Comparator.<Candidate>comparingInt(
                                reading -> reading.call().keys().size())
                        .thenComparing(Candidate::basis)
                        .thenComparing(reading -> reading.evidence().get(0), Candidate.NEWEST_FIRST))
                .toList();
        List<Candidate> merged = new ArrayList<>();
        for (Candidate reading : mostPreciseFirst) {
            int agreeing = indexOfRefining(merged, reading);
            if (agreeing < 0) {
                merged.add(reading);
            } else {
                merged.set(agreeing, merged.get(agreeing).with(reading));
            }
        }
        return merged;
    }

    private static int indexOfRefining(List<Candidate> merged, Candidate reading) {
        for (int i = 0; i < merged.size(); i++) {
            boolean hla = reading.basis() == Candidate.Basis.HLA;
            boolean agrees = hla
                    ? merged.get(i).call().keys().equals(reading.call().keys())
                    : merged.get(i).refines(reading);
            if (agrees) {
                return i;
            }
        }
        return -1;
    }
}
