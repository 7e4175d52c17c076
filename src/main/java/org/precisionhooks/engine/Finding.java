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
 * @param disputed whether a result that gave way to those it rests on would have led elsewhere: then it warns at least
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
        boolean againstWish,
        boolean disputed) {

    public Finding {
        paragraphs = List.copyOf(paragraphs);
        evidence = List.copyOf(evidence);
        citations = List.copyOf(citations);
    }

    /** A finding that neither a wish on record nor another result speaks against. */
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
        this(domain, topic, rule, order, drug, conclusion, headline, paragraphs, evidence, citations, false, false);
    }

    public Urgency urgency() {
        Urgency urgency = conclusion.urgency();
        if (urgency == Urgency.CRITICAL) {
            return urgency;
        }
        return againstWish ? Urgency.INFO : disputed ? Urgency.WARNING : urgency;
    }

    /** Whether it asks the clinician for something, and no wish on record speaks against it. */
    public boolean asks() {
        return urgency() != Urgency.INFO || conclusion.asks() && !againstWish;
    }

    /** The same finding as one about a drug of an order. */
    public Finding about(OrderedDrug other, Drug ingredient) {
        return with(Optional.of(other), Optional.of(ingredient), conclusion, headline, paragraphs, evidence, citations);
    }

    public Finding withConclusion(Conclusion other) {
        return with(order, drug, other, headline, paragraphs, evidence, citations);
    }

    public Finding withHeadline(String other) {
        return with(order, drug, conclusion, other, paragraphs, evidence, citations);
    }

    public Finding withEvidence(List<Evidence> others) {
        return with(order, drug, conclusion, headline, paragraphs, others, citations);
    }

    public Finding withCitations(List<Citation> others) {
        return with(order, drug, conclusion, headline, paragraphs, evidence, others);
    }

    public Finding withParagraphs(List<Paragraph> others) {
        return with(order, drug, conclusion, headline, others, evidence, citations);
    }

    /** The same finding as one that a wish on record speaks against. */
    public Finding withWishAgainst() {
        return with(true, disputed);
    }

    /** The same finding as one that another result speaks against. */
    public Finding withDispute() {
        return with(againstWish, true);
    }

    private Finding with(boolean wishAgainst, boolean dispute) {
        return new Finding(
                domain,
                topic,
                rule,
                order,
                drug,
                conclusion,
                headline,
                paragraphs,
                evidence,
                citations,
                wishAgainst,
                dispute);
    }

    private Finding with(
            Optional<OrderedDrug> ofOrder,
            Optional<Drug> ofDrug,
            Conclusion concluded,
            String headed,
            List<Paragraph> explained,
            List<Evidence> restsOn,
            List<Citation> cited) {
        return new Finding(
                domain,
                topic,
                rule,
                ofOrder,
                ofDrug,
                concluded,
                headed,
                explained,
                restsOn,
                cited,
                againstWish,
                disputed);
    }
}
