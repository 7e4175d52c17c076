package org.precisionhooks.advice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionhooks.engine.Conclusion.Indeterminate;
import org.precisionhooks.engine.Conclusion.Reason;
import org.precisionhooks.engine.Conclusion.TestFirst;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.GeneStatus;
import org.precisionhooks.engine.OrderedDrug;

/**
 * Advice on all drugs of a patient, put together drug by drug.
 *
 * @param drugs the strictest first; a drug that several orders name stands here once
 */
public record MedicationReview(List<ReviewedDrug> drugs) {
    public MedicationReview {
        drugs = List.copyOf(drugs);
    }

    /** Puts together what was advised at the occasion {@code MEDICATION_REVIEW}. */
    public static MedicationReview of(Advice advice) {
        Map<Drug, List<OrderedDrug>> orders = new LinkedHashMap<>();
        for (OrderedDrug order : advice.subjects().orders()) {
            order.resolution()
                    .ingredients()
                    .forEach(drug -> orders.computeIfAbsent(drug, any -> new ArrayList<>())
                            .add(order));
        }
        Stream<ReviewedDrug> known =
                orders.entrySet().stream().map(entry -> reviewed(entry.getKey(), entry.getValue(), advice));
        return new MedicationReview(Stream.concat(known, unknown(advice))
                .sorted(ReviewedDrug.STRICTEST_FIRST)
                .toList());
    }

    /** The genes to test, each with the drugs that wait for it. */
    public Map<String, List<ReviewedDrug>> tests() {
        Map<String, List<ReviewedDrug>> tests = new TreeMap<>();
        drugs.forEach(drug -> drug.missing()
                .forEach(gene ->
                        tests.computeIfAbsent(gene, any -> new ArrayList<>()).add(drug)));
        return tests;
    }

    /** How many drugs came to each verdict. */
    public Map<ReviewVerdict, Long> counts() {
        return drugs.stream()
                .collect(Collectors.groupingBy(ReviewedDrug::verdict, TreeMap::new, Collectors.counting()));
    }

    private static ReviewedDrug reviewed(Drug drug, List<OrderedDrug> orders, Advice advice) {
        List<Finding> findings = findings(advice, finding -> finding.drug().equals(Optional.of(drug)));
        boolean systemic = orders.stream().anyMatch(order -> order.resolution().systemic());
        return new ReviewedDrug(
                Optional.of(drug),
                drug.name(),
                orders,
                findings,
                systemic ? missing(drug, findings, advice) : List.of());
    }

    /** Orders that were not recognised, or not wholly: they are reported once for each name. */
    private static Stream<ReviewedDrug> unknown(Advice advice) {
        return findings(advice, finding -> finding.drug().isEmpty()).stream()
                .flatMap(finding -> finding.order().stream()
                        .map(order -> new ReviewedDrug(
                                Optional.empty(),
                                order.text(),
                                advice.subjects().orders().stream()
                                        .filter(other -> other.text().equals(order.text()))
                                        .toList(),
                                List.of(finding),
                                List.of())));
    }

    private static List<Finding> findings(Advice advice, Predicate<Finding> which) {
        return advice.findings().stream().filter(which).toList();
    }

    private static List<String> missing(Drug drug, List<Finding> findings, Advice advice) {
        Set<String> genes = new TreeSet<>();
        advice.subjects().genes().stream()
                .filter(gene -> gene.state() == GeneStatus.State.NOT_TESTED)
                .filter(gene -> gene.drugs().contains(drug))
                .forEach(gene -> genes.add(gene.gene()));
        findings.forEach(finding -> genes.addAll(wanted(finding)));
        return List.copyOf(genes);
    }

    /** Of HLA one allele may be known, and another that this drug asks for not. */
    private static List<String> wanted(Finding finding) {
        if (finding.conclusion() instanceof TestFirst test) {
            return test.genes();
        }
        return finding.conclusion() instanceof Indeterminate none && none.reason() == Reason.NOT_TESTED
                ? none.gene().stream().toList()
                : List.of();
    }
}
