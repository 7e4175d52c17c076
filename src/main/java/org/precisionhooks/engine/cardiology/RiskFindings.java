package org.precisionhooks.engine.cardiology;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.precisionhooks.engine.Citation;
import org.precisionhooks.engine.Conclusion;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.InputGap;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Paragraph.Kind;
import org.precisionhooks.engine.RiskCategory;
import org.precisionhooks.engine.RiskChange;
import org.precisionhooks.engine.RiskEstimate;
import org.precisionhooks.engine.RiskRequest;
import org.precisionhooks.engine.cardiology.EquationTables.EquationRow;
import org.precisionhooks.engine.cardiology.RiskEquation.Result;
import org.precisionhooks.engine.cardiology.Thresholds.Threshold;
import org.precisionhooks.knowledge.Knowledge;

/** Puts an assessment into the words and codes of a finding: the risk, its class, what would change it. */
final class RiskFindings {

    private static final String TOPIC = "cardiovascular-risk";

    private static final List<Input> BESIDE = List.of(
            Input.PACK_YEARS,
            Input.ALCOHOL,
            Input.ACTIVITY,
            Input.FINE_DUST,
            Input.FAMILY_HISTORY_EARLY,
            Input.KIDNEY_DISEASE);

    private final RiskNumbers numbers;
    private final Changes changes;
    private final Thresholds thresholds;

    RiskFindings(Knowledge knowledge, RiskNumbers numbers, Thresholds thresholds) {
        this.numbers = numbers;
        this.changes = Changes.from(knowledge);
        this.thresholds = thresholds;
    }

    /** What was worked out, before it is put into words. */
    private record Worked(
            Assessment assessment,
            String model,
            List<RiskEstimate> estimates,
            List<InputGap> gaps,
            List<RiskChange> changes,
            List<Threshold> met,
            List<Reading> beside) {

        EquationRow row() {
            return assessment.equation().row();
        }

        Stream<Threshold> met(Thresholds.Kind kind) {
            return met.stream().filter(one -> one.row().kind() == kind);
        }
    }

    Finding of(Assessment assessment, Person person, RiskRequest request) {
        Worked worked = work(assessment, person, request);
        return new Finding(
                Optional.of(Domain.CARDIOLOGY),
                TOPIC,
                TOPIC + "/" + worked.row().equation(),
                Optional.empty(),
                Optional.empty(),
                new Conclusion.Risk(
                        worked.row().equation(),
                        worked.model(),
                        worked.estimates(),
                        worked.gaps(),
                        worked.met(Thresholds.Kind.CATEGORY)
                                .map(RiskFindings::category)
                                .toList(),
                        worked.changes()),
                headline(worked),
                paragraphs(worked, request),
                evidence(assessment, worked.beside()),
                citations(worked));
    }

    private Worked work(Assessment assessment, Person person, RiskRequest request) {
        String code = assessment.equation().code();
        if (!assessment.isPossible()) {
            List<Threshold> met = thresholds.met("", List.of(), person);
            return new Worked(assessment, "", List.of(), assessment.gaps(), List.of(), met, beside(assessment, person));
        }
        Result result = assessment.result();
        List<RiskEstimate> estimates = numbers.told(assessment, result);
        Changes.Tried tried = changes.of(assessment, request.changes());
        List<Threshold> met = new ArrayList<>(thresholds.met(code, estimates, person));
        met.addAll(thresholds.met("", estimates, person));
        return new Worked(
                assessment,
                result.model(),
                estimates,
                Stream.concat(assessment.gaps().stream(), tried.gaps().stream()).toList(),
                tried.changes().stream()
                        .map(change -> numbers.changed(assessment, estimates, change))
                        .toList(),
                met,
                beside(assessment, person));
    }

    /** What is known of the person's life and family that the equation does not take. */
    private static List<Reading> beside(Assessment assessment, Person person) {
        return BESIDE.stream()
                .filter(input -> !assessment.readings().containsKey(input))
                .flatMap(input -> person.input(input).reading().stream())
                .filter(reading -> reading.value() != 0)
                .toList();
    }

    private static RiskCategory category(Threshold met) {
        return new RiskCategory(met.row().rule(), met.row().label(), guideline(met));
    }

    private static String guideline(Threshold met) {
        return met.guideline().publisher() + " " + met.guideline().version();
    }

    private static String headline(Worked worked) {
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

    static String words(RiskEstimate estimate) {
        return estimate.percent().toPlainString() + " % in " + estimate.years() + " years for " + estimate.label();
    }

    private static List<Paragraph> paragraphs(Worked worked, RiskRequest request) {
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
                .map(RiskFindings::paragraph)
                .forEach(paragraphs::add);
        worked.changes().stream()
                .map(change -> new Paragraph(Kind.CHANGE, words(change)))
                .forEach(paragraphs::add);
        if (!worked.estimates().isEmpty()) {
            paragraphs.add(certainty(worked));
        }
        notes(worked, request).forEach(note -> paragraphs.add(new Paragraph(Kind.CAVEAT, note)));
        return paragraphs;
    }

    private static Paragraph paragraph(Threshold met) {
        boolean advice = met.row().kind() == Thresholds.Kind.GOAL;
        return new Paragraph(
                advice ? Kind.ADVICE : Kind.MEANING,
                met.row().label() + " (" + guideline(met) + ", " + met.row().rule() + ")");
    }

    /** The first outcome of each horizon: the others are in the codes. */
    private static String words(RiskChange change) {
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

    private static Paragraph certainty(Worked worked) {
        long unused = worked.gaps().stream().filter(gap -> !gap.needed()).count();
        String lacking = unused == 0 ? "" : " Some of what it can use was not there, see the notes.";
        String changes = worked.changes().isEmpty()
                ? ""
                : " What a change would do is a difference in the model, not a promise of what treatment does.";
        return new Paragraph(
                Kind.CERTAINTY,
                "An estimate for people like this one by the model " + worked.model() + " of "
                        + worked.row().title() + ", not a prediction for this person." + changes + lacking);
    }

    private static List<String> notes(Worked worked, RiskRequest request) {
        Set<String> notes = new LinkedHashSet<>();
        worked.gaps().forEach(gap -> notes.add(gap.words()));
        worked.assessment().readings().values().forEach(reading -> notes.addAll(reading.notes()));
        if (request.past()) {
            notes.add("As of a day that is over: conditions, drugs and family history are as the record has them now.");
        }
        return List.copyOf(notes);
    }

    private static String day(Reading reading) {
        return reading.sources().stream()
                .flatMap(source -> source.time().stream())
                .findFirst()
                .map(time -> ", " + time.day())
                .orElse("");
    }

    static List<Evidence> evidence(Assessment assessment) {
        return evidence(assessment, List.of());
    }

    private static List<Evidence> evidence(Assessment assessment, List<Reading> beside) {
        return Stream.concat(assessment.readings().values().stream(), beside.stream())
                .flatMap(reading -> reading.sources().stream().map(source -> new Evidence(reading.statement(), source)))
                .distinct()
                .toList();
    }

    private static List<Citation> citations(Worked worked) {
        EquationRow row = worked.row();
        Citation equation =
                new Citation(row.publisher(), row.title(), row.version(), "https://doi.org/" + row.doi(), List.of());
        return Stream.concat(
                        Stream.of(equation),
                        worked.met().stream().map(met -> met.guideline().citation()))
                .distinct()
                .toList();
    }
}
