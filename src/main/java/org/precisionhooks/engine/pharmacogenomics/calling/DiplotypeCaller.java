package org.precisionhooks.engine.pharmacogenomics.calling;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Finds the named alleles, or pairs of them, that explain a sample, the most specific first. */
final class DiplotypeCaller {

    private static final Comparator<CalledDiplotype> MOST_SPECIFIC_FIRST =
            Comparator.comparingInt(CalledDiplotype::score).reversed();

    private final DefinedGene gene;
    private final BitSet tested;
    private final Copies copies;
    private final PairMatcher matcher;

    DiplotypeCaller(DefinedGene gene, Sample sample, Copies copies) {
        this.gene = gene;
        this.copies = copies;
        this.tested = sample.tested();
        this.matcher = new PairMatcher(sample);
    }

    /** Explanations by alleles of which at least one defining position was tested. */
    List<CalledDiplotype> seen() {
        return explanations(gene.alleles().stream().filter(this::isSeen).toList());
    }

    /** Explanations by all alleles, those that the test could not see among them. */
    List<CalledDiplotype> possible() {
        return explanations(gene.alleles());
    }

    /** Explanations by the reference and the alleles that the tested positions define alone. */
    List<CalledDiplotype> definedByTested() {
        return explanations(gene.alleles().stream()
                .filter(allele -> allele.isReference() || allele.isDefinedOnlyAt(tested))
                .toList());
    }

    /** Whether a defining position of the allele was tested. */
    boolean isSeen(DefinedAllele allele) {
        return allele.isDefinedAtAny(tested);
    }

    private List<CalledDiplotype> explanations(List<DefinedAllele> pool) {
        List<DefinedAllele> fitting = pool.stream().filter(matcher::mayCarry).toList();
        List<CalledDiplotype> found = new ArrayList<>();
        for (int i = 0; i < fitting.size(); i++) {
            if (copies == Copies.ONE) {
                add(found, matcher.score(fitting.get(i)), List.of(fitting.get(i).name()));
            } else {
                for (int j = i; j < fitting.size(); j++) {
                    add(
                            found,
                            matcher.score(fitting.get(i), fitting.get(j)),
                            List.of(fitting.get(i).name(), fitting.get(j).name()));
                }
            }
        }
        // A core allele may stand in the table once for each of its suballeles.
        Set<List<String>> known = new HashSet<>();
        return found.stream()
                .sorted(MOST_SPECIFIC_FIRST)
                .filter(pair -> known.add(pair.alleles()))
                .toList();
    }

    private static void add(List<CalledDiplotype> found, OptionalInt score, List<String> names) {
        score.ifPresent(value -> found.add(new CalledDiplotype(names, value)));
    }
}
