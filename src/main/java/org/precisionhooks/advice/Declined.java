package org.precisionhooks.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.Conclusion.Recommendation;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.OrderedDrug;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Paragraph.Kind;
import org.precisionhooks.engine.Question;
import org.precisionhooks.engine.Strength;
import org.precisionhooks.facts.Preference;

/** Orders of drugs that the patient declined, while the refusal holds: told with its day and source, in the way of nothing. */
final class Declined {

    private static final String TOPIC = "already-declined";

    private final Wishes wishes;

    Declined(Wishes wishes) {
        this.wishes = wishes;
    }

    /** A drug that is taken now was accepted after all. */
    List<Finding> of(Question question, ConsentedFacts facts) {
        return question.orders().stream()
                .filter(order -> order.resolution().systemic())
                .flatMap(order -> order.resolution().ingredients().stream()
                        .filter(drug -> isNew(drug, order, question))
                        .flatMap(drug -> finding(order, drug, question, facts).stream()))
                .toList();
    }

    private static boolean isNew(Drug drug, OrderedDrug order, Question question) {
        return question.current().stream()
                .filter(current ->
                        current.reference().isEmpty() || !current.reference().equals(order.reference()))
                .noneMatch(current -> current.resolution().ingredients().contains(drug));
    }

    private Optional<Finding> finding(OrderedDrug order, Drug drug, Question question, ConsentedFacts facts) {
        List<Preference> refusals =
                wishes.refusals(drug, facts, question.date()).toList();
        if (refusals.isEmpty()) {
            return Optional.empty();
        }
        List<Paragraph> paragraphs = new ArrayList<>(refusals.stream()
                .map(one -> new Paragraph(Kind.WISH, wishes.subject(one) + ": " + Wishes.words(one) + until(one)))
                .toList());
        paragraphs.add(new Paragraph(Kind.ADVICE, "Ask the patient again before it is given."));
        return Optional.of(new Finding(
                Optional.empty(),
                TOPIC,
                TOPIC + "/" + drug.rxcui(),
                Optional.of(order),
                Optional.of(drug),
                new Recommendation(ActionClass.ASK_PATIENT, Strength.NOT_APPLICABLE, List.of()),
                drug.name() + ": "
                        + refusals.stream().map(Wishes::words).distinct().collect(Collectors.joining("; ")),
                paragraphs,
                evidence(refusals),
                List.of()));
    }

    private static String until(Preference refusal) {
        return refusal.until().map(day -> ". This counts until " + day + ".").orElse(".");
    }

    private List<Evidence> evidence(List<Preference> refusals) {
        return refusals.stream()
                .map(one -> new Evidence(wishes.subject(one) + ", " + Wishes.words(one), one.source()))
                .toList();
    }
}
