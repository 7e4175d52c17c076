package org.precisionhooks.engine.pharmacogenomics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.OrderedTest;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.facts.GenePanelOrder;
import org.precisionhooks.facts.GeneTestOrder;

/** Genetic tests that are on their way: ordered, begun by the laboratory, or among the orders of the question. */
final class AwaitedResults {

    private final List<GeneTestOrder> ordered;
    private final List<GenePanelOrder> panels;
    private final List<OrderedTest> drafts;

    AwaitedResults(List<GeneTestOrder> ordered, List<GenePanelOrder> panels, List<OrderedTest> drafts) {
        this.ordered = ordered;
        this.panels = panels;
        this.drafts = drafts;
    }

    /** Whether any test that may tell of the gene is on its way, so that more is to be said than what its results mean. */
    boolean isAwaited(String gene) {
        if (ordered.isEmpty() && drafts.isEmpty() && panels.isEmpty()) {
            return false;
        }
        return isPanelAwaited()
                || ordered.stream().anyMatch(test -> test.gene().equals(gene))
                || drafts.stream().anyMatch(test -> test.gene().equals(gene));
    }

    /** What is on its way that tells of the gene what the guidance asks for. */
    List<Evidence> of(String gene, DrugGuidance guidance) {
        List<Evidence> awaited = new ArrayList<>();
        ordered.stream()
                .filter(test -> tells(gene, test.gene(), test.allele(), guidance))
                .map(AwaitedResults::evidence)
                .forEach(awaited::add);
        return awaited;
    }

    /** Whether such a test is on its way or among the orders of the question. */
    boolean isAwaited(String gene, DrugGuidance guidance) {
        return Stream.concat(
                        ordered.stream().map(test -> tells(gene, test.gene(), test.allele(), guidance)),
                        drafts.stream().map(test -> tells(gene, test.gene(), test.allele(), guidance)))
                .anyMatch(tells -> tells);
    }

    /** Panels may bring the result too: whoever orders the test asks the laboratory first. */
    Finding withPanels(Finding testFirst, List<String> genes) {
        if (!isPanelAwaited()) {
            return testFirst;
        }
        List<Paragraph> paragraphs = new ArrayList<>(testFirst.paragraphs());
        List<Evidence> evidence = new ArrayList<>(testFirst.evidence());
        panels.forEach(panel -> {
            Evidence ordered = evidence(panel);
            evidence.add(ordered);
            paragraphs.add(askFirst(ordered.statement() + Wording.dated(ordered), genes));
        });
        if (isPanelDrafted()) {
            paragraphs.add(askFirst("Pharmacogenomic panel, among the orders of this call", genes));
        }
        return testFirst.withParagraphs(paragraphs).withEvidence(evidence);
    }

    private boolean isPanelAwaited() {
        return !panels.isEmpty() || isPanelDrafted();
    }

    private boolean isPanelDrafted() {
        return drafts.stream().anyMatch(OrderedTest::isPanel);
    }

    private static Paragraph askFirst(String panel, List<String> genes) {
        return new Paragraph(
                Paragraph.Kind.CAVEAT,
                panel + ". It is not stated which genes it tests: ask the laboratory about " + Wording.genes(genes)
                        + " before another test is ordered.");
    }

    private static Evidence evidence(GenePanelOrder panel) {
        return new Evidence(
                panel.begun()
                        ? "Pharmacogenomic panel, registered by the laboratory"
                        : "Pharmacogenomic panel, ordered",
                panel.source(),
                Optional.empty(),
                Optional.empty());
    }

    /** A test for one allele tells nothing of another. */
    private static boolean tells(String gene, String ofGene, Optional<String> allele, DrugGuidance guidance) {
        return gene.equals(ofGene)
                && allele.map(one -> guidance.knows(gene, ResultReader.key(one, true)))
                        .orElse(true);
    }

    private static Evidence evidence(GeneTestOrder test) {
        String name = test.gene() + test.allele().orElse("");
        return new Evidence(
                name + (test.begun() ? " test, registered by the laboratory" : " test, ordered"),
                test.source(),
                Optional.of(test.gene()),
                Optional.empty());
    }
}
