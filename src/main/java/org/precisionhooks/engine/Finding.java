package org.precisionhooks.engine;

import java.util.List;
import java.util.Optional;

/**
 * One thing that an engine has to say of a person, complete: adapters only lay it out.
 *
 * @param verdict what is said
 * @param order the order or drug it is about, if any
 * @param evidence the facts it rests on; empty when it rests on an absence
 * @param againstWish whether it conflicts with a wish on record: then it informs and no longer asks, unless it is critical
 * @param disputed whether a result that gave way to those it rests on would have led elsewhere: then it warns at least
 */
public record Finding(
        Verdict verdict, Optional<OrderedDrug> order, List<Evidence> evidence, boolean againstWish, boolean disputed) {

    public Finding {
        evidence = List.copyOf(evidence);
    }

    /** A finding that neither a wish on record nor another result speaks against. */
    public Finding(Verdict verdict, Optional<OrderedDrug> order, List<Evidence> evidence) {
        this(verdict, order, evidence, false, false);
    }

    /** The same in its parts, as {@link Verdict} has them. */
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
        this(new Verdict(domain, topic, rule, drug, conclusion, headline, paragraphs, citations), order, evidence);
    }

    public Optional<Domain> domain() {
        return verdict.domain();
    }

    public String topic() {
        return verdict.topic();
    }

    public String rule() {
        return verdict.rule();
    }

    public Optional<Drug> drug() {
        return verdict.drug();
    }

    public Conclusion conclusion() {
        return verdict.conclusion();
    }

    public String headline() {
        return verdict.headline();
    }

    public List<Paragraph> paragraphs() {
        return verdict.paragraphs();
    }

    public List<Citation> citations() {
        return verdict.citations();
    }

    public Urgency urgency() {
        Urgency urgency = conclusion().urgency();
        if (urgency == Urgency.CRITICAL) {
            return urgency;
        }
        return againstWish ? Urgency.INFO : disputed ? Urgency.WARNING : urgency;
    }

    /** Whether it asks the clinician for something, and no wish on record speaks against it. */
    public boolean asks() {
        return urgency() != Urgency.INFO || conclusion().asks() && !againstWish;
    }

    /** The same finding as one about a drug of an order. */
    public Finding about(OrderedDrug other, Drug ingredient) {
        return new Finding(verdict.withDrug(ingredient), Optional.of(other), evidence, againstWish, disputed);
    }

    public Finding withConclusion(Conclusion other) {
        return with(verdict.withConclusion(other));
    }

    public Finding withHeadline(String other) {
        return with(verdict.withHeadline(other));
    }

    public Finding withParagraphs(List<Paragraph> others) {
        return with(verdict.withParagraphs(others));
    }

    public Finding withCitations(List<Citation> others) {
        return with(verdict.withCitations(others));
    }

    public Finding withEvidence(List<Evidence> others) {
        return new Finding(verdict, order, others, againstWish, disputed);
    }

    /** The same finding as one that a wish on record speaks against. */
    public Finding withWishAgainst() {
        return new Finding(verdict, order, evidence, true, disputed);
    }

    /** The same finding as one that another result speaks against. */
    public Finding withDispute() {
        return new Finding(verdict, order, evidence, againstWish, true);
    }

    private Finding with(Verdict other) {
        return new Finding(other, order, evidence, againstWish, disputed);
    }
}
