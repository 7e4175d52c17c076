package org.precisionhooks.engine.pharmacogenomics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.engine.DrugResolution.Recognition;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.OrderedDrug;

/**
 * Findings that were written before, without the order and the sources: what is said of a drug follows from the results and
 * the populations. A case with more to tell (several readings of a gene, alleles called from variants, results that cannot be
 * used) is always written anew.
 */
final class KnownFindings {

    /** Each has a few kilobytes of words. */
    private static final int MOST = 20_000;

    private static final String NO_RESULT = "";

    private final Remembered<List<Object>, Written> findings = new Remembered<>(MOST);

    /**
     * What guidance comes to.
     *
     * @param action the one action that the leading guidance asks for; empty where the record leaves several open
     */
    record ByGuidance(Finding finding, Optional<String> action) {}

    /** A finding with the genes whose results it rests on, in its order. */
    private record Written(ByGuidance found, List<String> genes) {}

    /** The finding for a drug beside all that publishers say of it; written only where it was not before. */
    ByGuidance of(List<DrugCase> cases, Supplier<ByGuidance> writer) {
        @Nullable List<Object> key = key(cases);
        return key == null ? writer.get() : of(findings.of(key, any -> written(writer.get())), cases);
    }

    private static Written written(ByGuidance found) {
        List<String> genes = found.finding().evidence().stream()
                .flatMap(evidence -> evidence.gene().stream())
                .distinct()
                .toList();
        // Nothing of the person is kept.
        return new Written(new ByGuidance(with(found.finding(), Optional.empty(), List.of()), found.action()), genes);
    }

    private static ByGuidance of(Written written, List<DrugCase> cases) {
        Finding finding = with(
                written.found().finding(),
                Optional.of(cases.get(0).order()),
                evidence(written.genes(), cases));
        return new ByGuidance(finding, written.found().action());
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

    private static List<Evidence> evidence(List<String> genes, List<DrugCase> cases) {
        if (genes.size() == 1) {
            return evidence(genes.get(0), cases);
        }
        List<Evidence> all = new ArrayList<>();
        genes.forEach(gene -> all.addAll(evidence(gene, cases)));
        return all;
    }

    private static List<Evidence> evidence(String gene, List<DrugCase> cases) {
        for (DrugCase one : cases) {
            for (GeneResult result : one.results()) {
                if (result.gene().equals(gene) && !result.candidates().isEmpty()) {
                    return result.candidates().get(0).evidence();
                }
            }
        }
        return List.of();
    }

    /** All that the words depend on; none for a case with more to tell. */
    private static @Nullable List<Object> key(List<DrugCase> cases) {
        List<Object> key = new ArrayList<>(4 + 6 * cases.size());
        key.add(cases.get(0).drug());
        key.add(cases.get(0).order().resolution().recognition() == Recognition.NAME);
        for (DrugCase one : cases) {
            key.addAll(one.populations().values());
            for (GeneResult result : one.results()) {
                if (!isPlain(result)) {
                    return null;
                }
                add(one, result, key);
            }
        }
        return key;
    }

    private static boolean isPlain(GeneResult result) {
        return result.candidates().size() <= 1
                && result.preliminary().isEmpty()
                && result.unreadable().isEmpty()
                && (result.candidates().isEmpty()
                        || result.candidates().get(0).called().isEmpty());
    }

    private static void add(DrugCase one, GeneResult result, List<Object> key) {
        if (result.candidates().isEmpty()) {
            key.add(NO_RESULT);
            return;
        }
        Candidate candidate = result.candidates().get(0);
        key.add(candidate.call().phenotype());
        key.add(candidate.basis());
        key.add(one.keys(result.gene(), candidate));
    }
}
