package org.precisionhooks.engine.cardiology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.precisionhooks.engine.Citation;
import org.precisionhooks.engine.Conclusion;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Paragraph.Kind;
import org.precisionhooks.engine.RiskCategory;
import org.precisionhooks.engine.RiskEstimate;
import org.precisionhooks.engine.RiskRequest;
import org.precisionhooks.engine.cardiology.EquationTables.EquationRow;
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

    /** For the asking. */
    Finding of(Assessment assessment, Person person, RiskRequest request) {
        WorkedRisk worked = work(assessment, person, changes.of(assessment, request.changes()));
        return finding(worked, RiskWords.paragraphs(worked, request.past()));
    }

    /** Where a treatment is picked that is meant to lower the risk: with what the model makes of it. */
    Finding ofTreatment(Assessment assessment, Person person, Input treatment) {
        WorkedRisk worked = work(assessment, person, changes.by(assessment, treatment));
        List<Paragraph> paragraphs = new ArrayList<>(RiskWords.paragraphs(worked, false));
        worked.met(Thresholds.Kind.TREATMENT)
                .filter(met -> met.asksFor(treatment))
                .map(RiskWords::paragraph)
                .forEach(paragraphs::add);
        return finding(worked, paragraphs);
    }

    /** Where all that an equation asks for has only now come together. */
    Finding ofNews(Assessment assessment, Person person, int days) {
        WorkedRisk worked = work(assessment, person, changes.of(assessment, List.of()));
        List<Paragraph> paragraphs = new ArrayList<>();
        paragraphs.add(new Paragraph(
                Kind.FOUND,
                "Within the last " + days + " days all came together that "
                        + worked.row().title() + " asks for."));
        paragraphs.addAll(RiskWords.paragraphs(worked, false));
        return finding(worked, paragraphs);
    }

    /** What the model makes of a treatment, in few words: for another domain's finding about the drug. */
    List<Paragraph> beside(Assessment assessment, Optional<Input> treatment) {
        List<RiskEstimate> estimates = numbers.of(assessment);
        List<Paragraph> paragraphs = new ArrayList<>();
        paragraphs.add(new Paragraph(
                Kind.FOUND,
                "Risk of a first event by " + assessment.equation().row().title() + ": "
                        + RiskWords.words(estimates.get(0))));
        treatment.stream()
                .flatMap(one -> changes.by(assessment, one).changes().stream())
                .map(change -> numbers.changed(assessment, estimates, change))
                .forEach(change -> paragraphs.add(
                        new Paragraph(Kind.CHANGE, RiskWords.words(change) + ". " + RiskWords.NO_PROMISE)));
        RiskWords.assumed(assessment.readings().values().stream())
                .forEach(note -> paragraphs.add(new Paragraph(Kind.CAVEAT, note)));
        return paragraphs;
    }

    private Finding finding(WorkedRisk worked, List<Paragraph> paragraphs) {
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
                RiskWords.headline(worked),
                paragraphs,
                evidence(worked.assessment(), worked.beside()),
                citations(worked));
    }

    private WorkedRisk work(Assessment assessment, Person person, Changes.Tried tried) {
        String code = assessment.equation().code();
        List<RiskEstimate> estimates = numbers.of(assessment);
        if (estimates.isEmpty()) {
            List<Threshold> met = thresholds.met("", List.of(), person);
            return new WorkedRisk(
                    assessment, "", List.of(), assessment.gaps(), List.of(), met, untaken(assessment, person));
        }
        List<Threshold> met = new ArrayList<>(thresholds.met(code, estimates, person));
        met.addAll(thresholds.met("", estimates, person));
        return new WorkedRisk(
                assessment,
                assessment.result().model(),
                estimates,
                Stream.concat(assessment.gaps().stream(), tried.gaps().stream()).toList(),
                tried.changes().stream()
                        .map(change -> numbers.changed(assessment, estimates, change))
                        .toList(),
                met,
                untaken(assessment, person));
    }

    /** What is known of the person's life and family that the equation does not take. */
    private static List<Reading> untaken(Assessment assessment, Person person) {
        return BESIDE.stream()
                .filter(input -> !assessment.readings().containsKey(input))
                .flatMap(input -> person.input(input).reading().stream())
                .filter(reading -> reading.value() != 0)
                .toList();
    }

    private static RiskCategory category(Threshold met) {
        return new RiskCategory(met.row().rule(), met.row().label(), RiskWords.guideline(met));
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

    private static List<Citation> citations(WorkedRisk worked) {
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
