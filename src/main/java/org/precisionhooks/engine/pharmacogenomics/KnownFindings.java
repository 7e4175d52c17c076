package org.precisionhooks.engine.pharmacogenomics;

import org.precisionhooks.facts.Remembered;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.engine.DrugResolution.Recognition;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.OrderedDrug;

/**
 * Findings that were written before, without the order and the sources: what is said of a drug follows from what the results
 * mean and from the populations. Where there is more to tell (several readings of a gene, alleles called from variants,
 * results that cannot be used), it is always written anew.
 */
final class KnownFindings {

    /** Each has a few kilobytes of words. */
    private static final int MOST_FINDINGS = 20_000;

    private static final int MOST_MEANINGS = 10_000;

    private final Guidance guidance;
    private final DrugPlans plans;
    private final Remembered<Meaning, Object> meanings = new Remembered<>(MOST_MEANINGS);
    private final Remembered<Key, Written> findings = new Remembered<>(MOST_FINDINGS);

    KnownFindings(Guidance guidance, DrugPlans plans) {
        this.guidance = guidance;
        this.plans = plans;
    }

    /**
     * What guidance comes to.
     *
     * @param action the one action that the leading guidance asks for, where a share of the usual start is told by it
     */
    record ByGuidance(Finding finding, Optional<String> action) {}

    /** A finding with the numbers of the genes whose results it rests on, in its order. */
    private record Written(ByGuidance found, List<Integer> genes) {}

    /** What a result means to all guidance; the genotype as far as some guidance goes by it. */
    private record Meaning(String phenotype, Set<String> keys, Optional<Candidate.Basis> basis, String genotype) {

        static final Meaning NONE = new Meaning("", Set.of(), Optional.empty(), "");
    }

    /** All that the words depend on, each the same object wherever it is the same. */
    private static final class Key {
        private final Object[] parts;
        private final int hash;

        Key(List<Object> parts) {
            this.parts = parts.toArray();
            int sum = 0;
            for (Object part : this.parts) {
                sum = 31 * sum + System.identityHashCode(part);
            }
            this.hash = sum;
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && hash == key.hash && isSame(key.parts);
        }

        private boolean isSame(Object[] others) {
            boolean same = parts.length == others.length;
            for (int i = 0; same && i < parts.length; i++) {
                same = parts[i] == others[i];
            }
            return same;
        }
    }

    /**
     * A gene's result.
     *
     * @param meaning the same object for all whose result means the same; null where it does not decide alone what is said
     */
    private record Known(@Nullable Object meaning, List<Evidence> evidence) {

        static final Known MORE = new Known(null, List.of());
    }

    Patient of(Asked asked) {
        return new Patient(asked);
    }

    /** The findings for one patient. */
    final class Patient {
        private final Asked asked;
        private final boolean hasReports;
        private final @Nullable Known[] genes;

        private Patient(Asked asked) {
            this.asked = asked;
            this.genes = new @Nullable Known[plans.genes().size()];
            this.hasReports = !asked.results().unreadableReports().isEmpty();
        }

        Asked asked() {
            return asked;
        }

        /** The finding for a drug; written only where it was not before. */
        ByGuidance finding(DrugPlan plan, OrderedDrug order, Supplier<ByGuidance> writer) {
            @Nullable Key key = hasReports ? null : key(plan, order);
            return key == null ? writer.get() : of(findings.of(key, any -> written(writer.get())), order);
        }

        /** None where there is more to tell. */
        private @Nullable Key key(DrugPlan plan, OrderedDrug order) {
            List<Object> parts = new ArrayList<>(plan.numbers().size() + 4);
            parts.add(plan);
            parts.add(order.resolution().recognition() == Recognition.NAME);
            for (int gene : plan.numbers()) {
                @Nullable Object meaning = known(gene).meaning();
                if (meaning == null) {
                    return null;
                }
                parts.add(meaning);
            }
            plan.addPopulations(order, asked, parts);
            return new Key(parts);
        }

        private ByGuidance of(Written written, OrderedDrug order) {
            Finding finding = with(written.found().finding(), Optional.of(order), evidence(written.genes()));
            return new ByGuidance(finding, written.found().action());
        }

        private List<Evidence> evidence(List<Integer> told) {
            if (told.size() == 1) {
                return known(told.get(0)).evidence();
            }
            List<Evidence> all = new ArrayList<>(told.size());
            for (int gene : told) {
                all.addAll(known(gene).evidence());
            }
            return all;
        }

        private Known known(int gene) {
            @Nullable Known before = genes[gene];
            if (before != null) {
                return before;
            }
            Known anew = lookedUp(asked.results().of(plans.genes().get(gene)));
            genes[gene] = anew;
            return anew;
        }

        private Known lookedUp(GeneResult result) {
            return isPlain(result)
                    ? new Known(
                            meanings.of(meaning(result), any -> new Object()),
                            result.candidates().isEmpty()
                                    ? List.of()
                                    : result.candidates().get(0).evidence())
                    : Known.MORE;
        }
    }

    private static boolean isPlain(GeneResult result) {
        return result.candidates().size() <= 1
                && result.preliminary().isEmpty()
                && result.unreadable().isEmpty()
                && (result.candidates().isEmpty()
                        || result.candidates().get(0).called().isEmpty());
    }

    private Meaning meaning(GeneResult result) {
        if (result.candidates().isEmpty()) {
            return Meaning.NONE;
        }
        Candidate candidate = result.candidates().get(0);
        GeneCall call = candidate.call();
        String genotype = call.genotype()
                .flatMap(alleles -> guidance.genotypeKey(result.gene(), alleles))
                .orElse("");
        return new Meaning(call.phenotype(), call.keys(), Optional.of(candidate.basis()), genotype);
    }

    private Written written(ByGuidance found) {
        List<Integer> genes = found.finding().evidence().stream()
                .flatMap(evidence -> evidence.gene().stream())
                .map(plans.genes()::indexOf)
                .distinct()
                .toList();
        // Nothing of the person is kept.
        return new Written(new ByGuidance(with(found.finding(), Optional.empty(), List.of()), found.action()), genes);
    }

    private static Finding with(Finding finding, Optional<OrderedDrug> order, List<Evidence> evidence) {
        return new Finding(
                finding.domain(),
                finding.topic(),
                finding.rule(),
                order,
                finding.drug(),
                finding.conclusion(),
                finding.headline(),
                finding.paragraphs(),
                evidence,
                finding.citations());
    }
}
