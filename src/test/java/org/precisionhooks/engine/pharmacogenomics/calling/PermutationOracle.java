package org.precisionhooks.engine.pharmacogenomics.calling;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The published way of matching, done the long way: all strands that the genotypes allow are written out, each is held
 * against each allele, and the pairs of strands that use up all genotypes give the diplotypes.
 */
final class PermutationOracle {

    private static final Map<String, String> EITHER =
            Map.of("R", "AG", "Y", "CT", "M", "AC", "K", "GT", "S", "CG", "W", "AT");

    private final PharmcatEdition.Gene gene;
    private final Set<Integer> tested;
    private final List<String> references;

    PermutationOracle(PharmcatEdition.Gene gene, Set<Integer> tested) {
        this.gene = gene;
        this.tested = tested;
        this.references = gene.positions().stream()
                .map(position -> position.path("ref").asText())
                .toList();
    }

    /** The strand of an allele: its bases, a changed one where either fits. */
    List<String> strand(PharmcatEdition.Named allele) {
        List<String> strand = new ArrayList<>();
        for (int i = 0; i < gene.positions().size(); i++) {
            String base = allele.bases().get(i);
            String reference = gene.positions().get(i).path("ref").asText();
            String changed = EITHER.containsKey(base) ? EITHER.get(base).replace(reference, "") : base;
            strand.add(base.isEmpty() ? reference : changed);
        }
        return strand;
    }

    /** The best pairs, {@code *1/*2} with the names in the publisher's order. */
    Set<String> best(List<String> one, List<String> other, boolean phased) {
        Map<String, Integer> scores = new LinkedHashMap<>();
        for (List<List<String>> strands : pairsOfStrands(one, other, phased)) {
            Map<Integer, Integer> first = matches(strands.get(0));
            Map<Integer, Integer> second = matches(strands.get(1));
            first.forEach((i, one1) -> second.forEach((j, two) ->
                    scores.merge(name(Math.min(i, j)) + "/" + name(Math.max(i, j)), one1 + two, Math::max)));
        }
        int top = scores.values().stream().mapToInt(Integer::intValue).max().orElse(-1);
        Set<String> best = new TreeSet<>();
        scores.forEach((pair, score) -> {
            if (score == top) {
                best.add(pair);
            }
        });
        return best;
    }

    private Map<Integer, Integer> matches(List<String> strand) {
        Map<Integer, Integer> matches = new LinkedHashMap<>();
        for (int i = 0; i < gene.alleles().size(); i++) {
            int score = score(i, strand);
            if (score >= 0) {
                matches.put(i, score);
            }
        }
        return matches;
    }

    private String name(int allele) {
        return gene.alleles().get(allele).name();
    }

    private Set<List<List<String>>> pairsOfStrands(List<String> one, List<String> other, boolean phased) {
        if (phased) {
            return Set.of(List.of(one, other));
        }
        List<Integer> different = tested.stream()
                .filter(i -> !one.get(i).equals(other.get(i)))
                .sorted()
                .toList();
        Set<List<List<String>>> pairs = new HashSet<>();
        for (int swaps = 0; swaps < 1 << Math.max(0, different.size() - 1); swaps++) {
            List<String> first = new ArrayList<>(one);
            List<String> second = new ArrayList<>(other);
            for (int bit = 0; bit + 1 < different.size(); bit++) {
                if ((swaps >> bit & 1) == 1) {
                    int position = different.get(bit + 1);
                    first.set(position, other.get(position));
                    second.set(position, one.get(position));
                }
            }
            pairs.add(List.of(first, second));
        }
        return pairs;
    }

    /** Defined and tested positions that speak for the allele; -1 when it does not fit or nothing of it was tested. */
    private int score(int index, List<String> strand) {
        PharmcatEdition.Named allele = gene.alleles().get(index);
        int score = 0;
        boolean seen = false;
        for (int i : tested) {
            String reference = references.get(i);
            String base = allele.bases().get(i);
            String wanted = base.isEmpty() ? reference : base;
            boolean either = EITHER.containsKey(wanted);
            if (!(either ? EITHER.get(wanted).contains(strand.get(i)) : wanted.equals(strand.get(i)))) {
                return -1;
            }
            seen |= !base.isEmpty();
            score += base.isEmpty() || either && strand.get(i).equals(reference) ? 0 : 1;
        }
        return seen ? score : -1;
    }
}
