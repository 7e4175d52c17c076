package org.precisionhooks.engine.pharmacogenomics.calling;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Whether two alleles together explain a sample. Positions of one phase set must all be explained the same way round; each
 * unphased position may be explained either way round (PharmCAT, NamedAlleleMatcher 101).
 */
final class PairMatcher {

    /** Positions that are read the same way round. */
    private record Group(List<Integer> positions, List<Genotype> genotypes) {

        /** The score when the first allele lies on the first copy; empty when they do not fit so. */
        OptionalInt score(DefinedAllele first, DefinedAllele second) {
            int score = 0;
            for (int i = 0; i < positions.size(); i++) {
                int position = positions.get(i);
                Genotype genotype = genotypes.get(i);
                if (!first.fits(position, genotype.first()) || !second.fits(position, genotype.second())) {
                    return OptionalInt.empty();
                }
                score += first.score(position, genotype.first()) + second.score(position, genotype.second());
            }
            return OptionalInt.of(score);
        }
    }

    private final List<Group> groups;
    private final @Nullable Genotype[] genotypes;
    private final BitSet changed = new BitSet();

    PairMatcher(Sample sample) {
        Map<String, Group> bySet = new LinkedHashMap<>();
        this.genotypes = new Genotype[sample.tested().length()];
        sample.genotypes().forEach((position, genotype) -> {
            String set = genotype.isHeterozygous() && genotype.phaseSet().isPresent()
                    ? "set " + genotype.phaseSet().get()
                    : "position " + position;
            Group group = bySet.computeIfAbsent(set, none -> new Group(new ArrayList<>(1), new ArrayList<>(1)));
            group.positions().add(position);
            group.genotypes().add(genotype);
            genotypes[position] = genotype;
            changed.set(position, genotype.first() != 0 || genotype.second() > 0);
        });
        this.groups = List.copyOf(bySet.values());
    }

    /** Whether an allele could lie on either copy at each position alone; most alleles fall out here. */
    boolean mayCarry(DefinedAllele allele) {
        for (int at = allele.nextDefined(0); at >= 0 && at < genotypes.length; at = allele.nextDefined(at + 1)) {
            if (!mayCarry(allele, at)) {
                return false;
            }
        }
        return changed.stream().allMatch(at -> mayCarry(allele, at));
    }

    private boolean mayCarry(DefinedAllele allele, int at) {
        Genotype genotype = genotypes[at];
        return genotype == null
                || allele.fits(at, genotype.first())
                || genotype.second() != Genotype.NONE && allele.fits(at, genotype.second());
    }

    /** The score of a pair that explains the sample, in the better way round of each group; else empty. */
    OptionalInt score(DefinedAllele a, DefinedAllele b) {
        int score = 0;
        for (Group group : groups) {
            OptionalInt one = group.score(a, b);
            OptionalInt other = group.score(b, a);
            if (one.isEmpty() && other.isEmpty()) {
                return OptionalInt.empty();
            }
            score += Math.max(one.orElse(Integer.MIN_VALUE), other.orElse(Integer.MIN_VALUE));
        }
        return OptionalInt.of(score);
    }

    /** The same for the one allele of a person with one copy. */
    OptionalInt score(DefinedAllele allele) {
        int score = 0;
        for (int at = 0; at < genotypes.length; at++) {
            if (genotypes[at] != null) {
                if (!allele.fits(at, genotypes[at].first())) {
                    return OptionalInt.empty();
                }
                score += allele.score(at, genotypes[at].first());
            }
        }
        return OptionalInt.of(score);
    }

    /** Whether at most one group decides what lies on which copy, so that the copies are told apart. */
    boolean isPhased() {
        return groups.stream()
                        .filter(group -> group.genotypes().stream().anyMatch(Genotype::isHeterozygous))
                        .count()
                <= 1;
    }
}
