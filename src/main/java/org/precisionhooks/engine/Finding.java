package org.precisionhooks.engine;

import java.util.List;
import java.util.Optional;

/**
 * One thing that an engine has to say, complete: adapters only lay it out.
 *
 * @param domain the domain that says it; empty when it holds for all, e.g. a drug that could not be recognised
 * @param topic static code of the kind of finding, alphanumeric and hyphen, at most 100 characters
 * @param rule id of the rule that fired, stable over knowledge versions
 * @param order the order or drug it is about, if any
 * @param drug the ingredient it is about, if any
 * @param conclusion what is concluded
 * @param headline what to do, one sentence without line break
 * @param paragraphs the explanation, in order
 * @param evidence the facts it rests on; empty when it rests on an absence
 * @param citations the guidance behind it
 * @param againstWish whether it conflicts with a wish on record: then it informs and no longer asks, unless it is critical
 */
public record Finding(
        Optional<Domain> domain,
        String topic,
        String rule,
        Optional<OrderedDrug> order,
        Optional<Drug> drug,
        Conclusion conclusion,
        String headline,
        List<Paragraph> paragraphs,
        List<Evidence> evidence,
        List<Citation> citations,
        boolean againstWish) {

    public Finding {
        paragraphs = List.copyOf(paragraphs);
        evidence = List.copyOf(evidence);
        citations = List.copyOf(citations);
    }

    /** A finding that no wish on record speaks against. */
    public Finding(
            Optional<Domain> domain,
            String topic,
            String rule,
            Optional<OrderedDrug> order,
            Optional<Drug> drug,
            Conclusion conclusion,
            String headline,
            List<Paragraph> paragraphs,
            List<Evidence> evidence,
            List<Citation> citations) {
        this(domain, topic, rule, order, drug, conclusion, headline, paragraphs, evidence, citations, false);
    }

    public Urgency urgency() {
        Urgency urgency = conclusion.urgency();
        return againstWish && urgency != Urgency.CRITICAL ? Urgency.INFO : urgency;
    }

    /** The same finding as one about a drug of an order. */
    public Finding about(OrderedDrug other, Drug ingredient) {
        return new Finding(
                domain,
                topic,
                rule,
                Optional.of(other),
                Optional.of(ingredient),
                conclusion,
                headline,
                paragraphs,
                evidence,
                citations,
                againstWish);
    }

    public Finding withConclusion(Conclusion other) {
        return new Finding(
                domain, topic, rule, order, drug, other, headline, paragraphs, evidence, citations, againstWish);
    }

    public Finding withHeadline(String other) {
        return new Finding(
                domain, topic, rule, order, drug, conclusion, other, paragraphs, evidence, citations, againstWish);
    }

    public Finding withEvidence(List<Evidence> others) {
        return new Finding(
                domain, topic, rule, order, drug, conclusion, headline, paragraphs, others, citations, againstWish);
    }

    public Finding withCitations(List<Citation> others) {
        return new Finding(
                domain, topic, rule, order, drug, conclusion, headline, paragraphs, evidence, others, againstWish);
    }

    public Finding withParagraphs(List<Paragraph> others) {
        return new Finding(
                domain, topic, rule, order, drug, conclusion, headline, others, evidence, citations, againstWish);
    }

    /** The same finding as one that a wish on record speaks against. */
    public Finding withWishAgainst() {
        return new Finding(
                domain, topic, rule, order, drug, conclusion, headline, paragraphs, evidence, citations, true);
    }
}
