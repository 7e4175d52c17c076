package org.precisionhooks.engine.cardiology;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.precisionhooks.engine.InputGap;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Paragraph.Kind;
import org.precisionhooks.engine.RiskChange;
import org.precisionhooks.engine.RiskEstimate;
import org.precisionhooks.engine.cardiology.Thresholds.Threshold;

/** The words for a risk: the number, each input, what would change it, and what was assumed. */
final class RiskWords {

    /** Stands wherever a change is told. */
    static final String NO_PROMISE =
            "What a change would do is a difference in the model, not a promise of what treatment does.";

    private RiskWords() {}

    static String headline(WorkedRisk worked) {
        if (worked.estimates().isEmpty()) {
            return "No risk by " + worked.row().title() + ": "
                    + worked.gaps().stream()
                            .filter(InputGap::needed)
                            .map(InputGap::words)
                            .findFirst()
                            .orElse("");
        }
        String category = worked.met(Thresholds.Kind.CATEGORY)
                .map(met -> "; " + met.row().label() + " by " + guideline(met))
                .findFirst()
                .orElse("");
        return worked.row().title() + ": " + words(worked.estimates().get(0)) + category;
    }

    static String guideline(Threshold met) {
        return met.guideline().publisher() + " " + met.guideline().version();
    }

    static String words(RiskEstimate estimate) {
        return estimate.percent().toPlainString() + " % in " + estimate.years() + " years for " + estimate.label();
    }

    /** @param past whether the day of the question is over */
    static List<Paragraph> paragraphs(WorkedRisk worked, boolean past) {
        List<Paragraph> paragraphs = new ArrayList<>();
        worked.assessment().readings().values().stream()
                .map(reading -> new Paragraph(Kind.FOUND, reading.statement() + day(reading)))
                .forEach(paragraphs::add);
        worked.beside().stream()
                .map(reading -> new Paragraph(Kind.FOUND, "beside the equation: " + reading.statement() + day(reading)))
                .forEach(paragraphs::add);
        worked.estimates().forEach(estimate -> paragraphs.add(new Paragraph(Kind.MEANING, words(estimate))));
        worked.met().stream()
                .filter(met -> met.row().kind() != Thresholds.Kind.TREATMENT)
                .map(RiskWords::paragraph)
                .forEach(paragraphs::add);
        worked.changes().stream()
                .map(change -> new Paragraph(Kind.CHANGE, words(change)))
                .forEach(paragraphs::add);
        if (!worked.estimates().isEmpty()) {
            paragraphs.add(certainty(worked));
        }
        notes(worked, past).forEach(note -> paragraphs.add(new Paragraph(Kind.CAVEAT, note)));
        return paragraphs;
    }

    static Paragraph paragraph(Threshold met) {
        boolean advice = met.row().kind() == Thresholds.Kind.GOAL || met.row().kind() == Thresholds.Kind.FOLLOW_UP;
        return new Paragraph(
                advice ? Kind.ADVICE : Kind.MEANING,
                met.row().label() + " (" + guideline(met) + ", " + met.row().rule() + ")");
    }

    /** The first outcome of each horizon: the others are in the codes. */
    static String words(RiskChange change) {
        Set<Integer> years = new LinkedHashSet<>();
        List<String> parts = change.differences().stream()
                .filter(one -> years.add(one.changed().years()))
                .map(one -> one.changed().percent().toPlainString() + " % in "
                        + one.changed().years() + " years (" + signed(one.points()) + " points)")
                .toList();
        return "The same equation " + change.label() + ": " + String.join(", ", parts) + " for "
                + change.differences().get(0).changed().label();
    }

    private static String signed(BigDecimal points) {
        return (points.signum() > 0 ? "+" : "") + points.toPlainString();
    }

    private static Paragraph certainty(WorkedRisk worked) {
        long unused = worked.gaps().stream().filter(gap -> !gap.needed()).count();
        String lacking = unused == 0 ? "" : " Some of what it can use was not there, see the notes.";
        String changes = worked.changes().isEmpty() ? "" : " " + NO_PROMISE;
        return new Paragraph(
                Kind.CERTAINTY,
                "An estimate for people like this one by the model " + worked.model() + " of "
                        + worked.row().title() + ", not a prediction for this person." + changes + lacking);
    }

    private static List<String> notes(WorkedRisk worked, boolean past) {
        Set<String> notes = new LinkedHashSet<>();
        worked.gaps().forEach(gap -> notes.add(gap.words()));
        notes.addAll(assumed(worked.assessment().readings().values().stream()));
        if (past) {
            notes.add("As of a day that is over: conditions, drugs and family history are as the record has them now.");
        }
        return List.copyOf(notes);
    }

    /** What was taken for granted, and how old what was used is: said with every number. */
    static List<String> assumed(Stream<Reading> readings) {
        return readings.flatMap(reading -> reading.notes().stream()).distinct().toList();
    }

    static String day(Reading reading) {
        return reading.sources().stream()
                .flatMap(source -> source.time().stream())
                .findFirst()
                .map(time -> ", " + time.day())
                .orElse("");
    }
}
