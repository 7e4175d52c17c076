package org.precisionhooks.advice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.Conclusion.Recommendation;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Paragraph.Kind;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.Preference;

/**
 * Holds findings of every domain against what the patient wants. What was declined is not suggested again while the refusal
 * holds; advice that conflicts with it informs and no longer asks. Nothing is ever left out because of a wish, and a critical
 * finding stays critical.
 */
final class Wishes {

    /** What is read on a card at most; the record has the others. */
    private static final int MOST_STATEMENTS = 4;

    private final DrugDictionary dictionary;

    Wishes(DrugDictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** Why a drug is not to be suggested on a day, if the patient declined it. */
    Optional<String> objection(Drug drug, ConsentedFacts facts, LocalDate day) {
        return refusals(drug, facts, day).map(Wishes::words).findFirst();
    }

    /** The refusals that stand against a drug on a day. */
    Stream<Preference> refusals(Drug drug, ConsentedFacts facts, LocalDate day) {
        return facts.all(Preference.class).stream()
                .filter(one -> one.kind() == Preference.Kind.REFUSAL && one.holdsOn(day))
                .filter(one -> dictionary.ofClass(one.about()).contains(drug));
    }

    /** What was declined: in the words of the record, else the drugs that its code stands for. */
    String subject(Preference refusal) {
        boolean coded = refusal.about().codings().stream()
                .anyMatch(coding -> coding.code().equals(refusal.words()));
        Set<Drug> drugs = coded ? dictionary.ofClass(refusal.about()) : Set.of();
        return drugs.isEmpty()
                ? refusal.words()
                : drugs.stream().map(Drug::name).sorted().collect(Collectors.joining(", "));
    }

    static String words(Preference refusal) {
        return "declined by the patient" + day(refusal);
    }

    private static String day(Preference wish) {
        return wish.source()
                .time()
                .map(ClinicalTime::day)
                .map(day -> ", " + day)
                .orElse("");
    }

    /**
     * The finding with what the patient wants beside it.
     *
     * @param meant the finding before its alternatives were screened: what it suggests at all
     */
    Finding fitted(Finding meant, Finding finding, ConsentedFacts facts, LocalDate day) {
        List<Preference> against = against(meant, facts, day);
        List<Preference> statements = finding.asks() ? statements(facts) : List.of();
        if (against.isEmpty() && statements.isEmpty()) {
            return finding;
        }
        List<Paragraph> paragraphs = new ArrayList<>(finding.paragraphs());
        List<Evidence> evidence = new ArrayList<>(finding.evidence());
        against.forEach(one -> {
            paragraphs.add(new Paragraph(
                    Kind.WISH, subject(one) + ": " + words(one) + ". So this informs, and suggests nothing anew."));
            evidence.add(new Evidence(subject(one) + ", " + words(one), one.source()));
        });
        statements.stream().limit(MOST_STATEMENTS).forEach(one -> {
            paragraphs.add(new Paragraph(Kind.WISH, title(one.kind()) + day(one) + ": " + one.words()));
            evidence.add(new Evidence(title(one.kind()) + ": " + one.words(), one.source()));
        });
        if (statements.size() > MOST_STATEMENTS) {
            paragraphs.add(new Paragraph(
                    Kind.WISH, "Further wishes in the record: " + (statements.size() - MOST_STATEMENTS) + "."));
        }
        Finding told = finding.withParagraphs(paragraphs).withEvidence(evidence);
        return against.isEmpty() ? told : told.withWishAgainst();
    }

    /** Refusals of all that would be started: where one drug is left, that one may be suggested. */
    private List<Preference> against(Finding meant, ConsentedFacts facts, LocalDate day) {
        if (!(meant.conclusion() instanceof Recommendation start)
                || start.action() != ActionClass.START
                || start.alternatives().isEmpty()) {
            return List.of();
        }
        boolean all = start.alternatives().stream()
                .allMatch(drug -> refusals(drug, facts, day).findAny().isPresent());
        return all
                ? start.alternatives().stream()
                        .flatMap(drug -> refusals(drug, facts, day))
                        .distinct()
                        .toList()
                : List.of();
    }

    private static List<Preference> statements(ConsentedFacts facts) {
        return facts.all(Preference.class).stream()
                .filter(one -> one.kind() != Preference.Kind.REFUSAL)
                .toList();
    }

    private static String title(Preference.Kind kind) {
        return switch (kind) {
            case REFUSAL -> "Declined";
            case TREATMENT -> "Recorded preference on treatment";
            case EXPERIENCE -> "Recorded preference on care";
            case GOAL -> "Goal";
            case DIRECTIVE -> "Advance directive on file";
        };
    }
}
