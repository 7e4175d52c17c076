package org.precisionhooks.engine.pharmacogenomics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** In place of a meaning that does not decide alone what is said. */
    private static final Object MORE_TO_TELL = new Object();

    private final Guidance guidance;
    private final Remembered<Meaning, Object> meanings = new Remembered<>(MOST_MEANINGS);
    private final Remembered<List<Object>, Written> findings = new Remembered<>(MOST_FINDINGS);

    KnownFindings(Guidance guidance) {
        this.guidance = guidance;
    }

    /**
     * What guidance comes to.
     *
     * @param action the one action that the leading guidance asks for; empty where the record leaves several open
     */
    record ByGuidance(Finding finding, Optional<String> action) {}

    /** A finding with the genes whose results it rests on, in its order. */
    private record Written(ByGuidance found, List<String> genes) {}

    /** What a result means to all guidance; the genotype as far as some guidance goes by it. */
    private record Meaning(String phenotype, Set<String> keys, Optional<Candidate.Basis> basis, String genotype) {

        static final Meaning NONE = new Meaning("", Set.of(), Optional.empty(), "");
    }

    Patient of(Asked asked) {
        return new Patient(asked);
    }

    /** The findings for one patient. */
    final class Patient {
        private final Asked asked;
        private final boolean hasReports;
        /** For each gene the same object for all whose result means the same. */
        private final Map<String, Object> tokens = new HashMap<>();

        private Patient(Asked asked) {
            this.asked = asked;
            this.hasReports = !asked.results().unreadableReports().isEmpty();
        }

        Asked asked() {
            return asked;
        }

        /** The finding for a drug; written only where it was not before. */
        ByGuidance finding(DrugPlan plan, OrderedDrug order, Supplier<ByGuidance> writer) {
            @Nullable List<Object> key = key(plan, order);
            return key == null ? writer.get() : of(findings.of(key, any -> written(writer.get())), order);
        }

        private ByGuidance of(Written written, OrderedDrug order) {
            Finding finding = with(written.found().finding(), Optional.of(order), evidence(written.genes()));
            return new ByGuidance(finding, written.found().action());
        }

        private List<Evidence> evidence(List<String> genes) {
            if (genes.size() == 1) {
                return evidence(genes.get(0));
            }
            List<Evidence> all = new ArrayList<>(genes.size());
            genes.forEach(gene -> all.addAll(evidence(gene)));
            return all;
        }

        private List<Evidence> evidence(String gene) {
            return asked.results().of(gene).candidates().get(0).evidence();
        }

        /** All that the words depend on; none where there is more to tell. */
        private @Nullable List<Object> key(DrugPlan plan, OrderedDrug order) {
            if (hasReports) {
                return null;
            }
            List<Object> key = new ArrayList<>(plan.genes().size() + 4);
            key.add(plan);
            key.add(order.resolution().recognition() == Recognition.NAME);
            for (String gene : plan.genes()) {
                Object token = tokens.computeIfAbsent(gene, this::token);
                if (token == MORE_TO_TELL) {
                    return null;
                }
                key.add(token);
            }
            plan.addPopulations(order, asked, key);
            return key;
        }

        private Object token(String gene) {
            GeneResult result = asked.results().of(gene);
            return isPlain(result) ? meanings.of(meaning(result), any -> new Object()) : MORE_TO_TELL;
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

    private static Written written(ByGuidance found) {
        List<String> genes = found.finding().evidence().stream()
                .flatMap(evidence -> evidence.gene().stream())
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
