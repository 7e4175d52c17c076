package org.precisionhooks.cdshooks.card;

import java.util.List;
import java.util.Optional;
import org.precisionhooks.engine.Citation;
import org.precisionhooks.engine.DrugResolution.Recognition;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.OrderedDrug;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Source;

/** Lays out a finding as a card's detail: order, explanation, results with date and status, notes, guidance. */
final class CardDetail {

    private final Markdown markdown = new Markdown();

    static String of(Finding finding, List<String> notes) {
        CardDetail detail = new CardDetail();
        finding.order().ifPresent(detail::order);
        detail.explanation(finding);
        notes.forEach(note -> detail.markdown.paragraph(Paragraph.Kind.CAVEAT.title(), note));
        detail.guidance(finding);
        return detail.markdown.toString();
    }

    /** Several findings in one card; each keeps its own explanation and guidance. */
    static String of(List<Finding> findings, List<String> notes) {
        return new CardDetail().all(findings, notes);
    }

    /** Several findings about the drug of an order. */
    static String ofDrug(List<Finding> findings, List<String> notes) {
        CardDetail detail = new CardDetail();
        findings.get(0).order().ifPresent(detail::order);
        return detail.all(findings, notes);
    }

    private String all(List<Finding> findings, List<String> notes) {
        findings.forEach(finding -> {
            markdown.heading(finding.headline());
            explanation(finding);
            guidance(finding);
        });
        notes.forEach(note -> markdown.paragraph(Paragraph.Kind.CAVEAT.title(), note));
        return markdown.toString();
    }

    private void order(OrderedDrug order) {
        if (!order.text().isBlank()) {
            markdown.paragraph("Order", order.text());
        }
        recognition(order.resolution().recognition())
                .ifPresent(words -> markdown.paragraph(Paragraph.Kind.CAVEAT.title(), words));
    }

    private static Optional<String> recognition(Recognition recognition) {
        return switch (recognition) {
            case CODE, NONE -> Optional.empty();
            case NAME ->
                Optional.of("The drug was recognised by name only, not by a code. Check that it is the right one.");
            case CONFLICT -> Optional.of("The codes of the order name different substances. Check which one is meant.");
            case PARTIAL -> Optional.of("Some ingredients of the order are not known and were not checked.");
        };
    }

    private void explanation(Finding finding) {
        finding.paragraphs().forEach(part -> markdown.paragraph(part.kind().title(), part.text()));
        if (!finding.evidence().isEmpty()) {
            markdown.heading("Results used");
            finding.evidence().forEach(evidence -> markdown.item(evidence(evidence)));
        }
    }

    private static String evidence(Evidence evidence) {
        Source source = evidence.source();
        String day = source.time().map(ClinicalTime::day).orElse("no date");
        return evidence.statement() + " (" + source.reference() + ", " + day + ", " + status(source.status()) + ")";
    }

    private static String status(ResultStatus status) {
        return switch (status) {
            case FINAL -> "final";
            case PRELIMINARY -> "preliminary";
            case UNKNOWN -> "status not stated";
        };
    }

    private void guidance(Finding finding) {
        finding.citations().forEach(citation -> markdown.paragraph("Guidance", guidance(citation)));
    }

    private static String guidance(Citation citation) {
        String pmids = citation.pmids().isEmpty() ? "" : "; PMID " + String.join(", ", citation.pmids());
        return citation.publisher() + ", " + citation.title() + ", version " + citation.version() + pmids;
    }
}
