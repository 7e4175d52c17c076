package org.precisionhooks.engine;

import java.util.List;
import java.util.Optional;

/**
 * What is said, the same for all of whom it holds.
 *
 * @param domain the domain that says it; empty when it holds for all, e.g. a drug that could not be recognised
 * @param topic static code of the kind of finding, alphanumeric and hyphen, at most 100 characters
 * @param rule id of the rule that fired, stable over knowledge versions
 * @param drug the ingredient it is about, if any
 * @param conclusion what is concluded
 * @param headline what to do, one sentence without line break
 * @param paragraphs the explanation, in order
 * @param citations the guidance behind it
 */
public record Verdict(
        Optional<Domain> domain,
        String topic,
        String rule,
        Optional<Drug> drug,
        Conclusion conclusion,
        String headline,
        List<Paragraph> paragraphs,
        List<Citation> citations) {

    public Verdict {
        paragraphs = List.copyOf(paragraphs);
        citations = List.copyOf(citations);
    }

    Verdict withDrug(Drug other) {
        return new Verdict(domain, topic, rule, Optional.of(other), conclusion, headline, paragraphs, citations);
    }

    Verdict withConclusion(Conclusion other) {
        return new Verdict(domain, topic, rule, drug, other, headline, paragraphs, citations);
    }

    Verdict withHeadline(String other) {
        return new Verdict(domain, topic, rule, drug, conclusion, other, paragraphs, citations);
    }

    Verdict withParagraphs(List<Paragraph> others) {
        return new Verdict(domain, topic, rule, drug, conclusion, headline, others, citations);
    }

    Verdict withCitations(List<Citation> others) {
        return new Verdict(domain, topic, rule, drug, conclusion, headline, paragraphs, others);
    }
}
