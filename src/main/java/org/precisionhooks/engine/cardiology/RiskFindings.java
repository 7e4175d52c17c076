package org.precisionhooks.engine.cardiology;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.precisionhooks.engine.Citation;
import org.precisionhooks.engine.Conclusion;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.InputGap;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Paragraph.Kind;
import org.precisionhooks.engine.RiskEstimate;
import org.precisionhooks.engine.cardiology.EquationTables.EquationRow;
import org.precisionhooks.engine.cardiology.RiskEquation.Result;
import org.precisionhooks.engine.cardiology.RiskEquation.Risk;
import org.precisionhooks.knowledge.Knowledge;

/** Puts an assessment into the words and codes of a finding. */
final class RiskFindings {

    private static final String TOPIC = "cardiovascular-risk";
    /** So that a number that lies on a half but for its last bit is rounded up, as the publishers do. */
    private static final double HALF_UP = 0.5 + 1.5e-8;

    private final Map<String, String> outcomes = new HashMap<>();

    /** A row of {@code outcomes.tsv}. */
    record OutcomeRow(String outcome, String label) {}

    RiskFindings(Knowledge knowledge) {
        knowledge
                .table("cardiology/outcomes", OutcomeRow.class)
                .rows()
                .forEach(row -> outcomes.put(row.outcome(), row.label()));
    }

    Finding of(Assessment assessment) {
        EquationRow row = assessment.equation().row();
        Optional<Result> result = assessment.isPossible() ? Optional.of(assessment.result()) : Optional.empty();
        List<RiskEstimate> estimates = result.stream()
                .flatMap(one -> one.risks().stream())
                .map(risk -> estimate(risk, row.decimals()))
                .toList();
        return new Finding(
                Optional.of(Domain.CARDIOLOGY),
                TOPIC,
                TOPIC + "/" + row.equation(),
                Optional.empty(),
                Optional.empty(),
                new Conclusion.Risk(
                        row.equation(),
                        result.map(Result::model).orElse(""),
                        estimates,
                        assessment.gaps(),
                        List.of(),
                        List.of()),
                headline(row, estimates, assessment.gaps()),
                paragraphs(assessment, result, estimates),
                evidence(assessment),
                List.of(new Citation(
                        row.publisher(), row.title(), row.version(), "https://doi.org/" + row.doi(), List.of())));
    }

    private RiskEstimate estimate(Risk risk, int decimals) {
        double scaled = risk.probability() * Math.pow(10, 2 + decimals);
        BigDecimal percent = BigDecimal.valueOf((long) Math.floor(scaled + HALF_UP), decimals);
        return new RiskEstimate(
                risk.outcome(), outcomes.getOrDefault(risk.outcome(), risk.outcome()), risk.years(), percent);
    }

    private static String headline(EquationRow row, List<RiskEstimate> estimates, List<InputGap> gaps) {
        return estimates.isEmpty()
                ? "No risk by " + row.title() + ": "
                        + gaps.stream()
                                .filter(InputGap::needed)
                                .map(InputGap::words)
                                .findFirst()
                                .orElse("")
                : row.title() + ": " + words(estimates.get(0));
    }

    private static String words(RiskEstimate estimate) {
        return estimate.percent().toPlainString() + " % in " + estimate.years() + " years for " + estimate.label();
    }

    private static List<Paragraph> paragraphs(
            Assessment assessment, Optional<Result> result, List<RiskEstimate> estimates) {
        List<Paragraph> paragraphs = new ArrayList<>();
        assessment.readings().values().stream()
                .map(reading -> new Paragraph(Kind.FOUND, reading.statement() + day(reading)))
                .forEach(paragraphs::add);
        estimates.forEach(estimate -> paragraphs.add(new Paragraph(Kind.MEANING, words(estimate))));
        result.ifPresent(one -> paragraphs.add(certainty(assessment, one)));
        Stream.concat(
                        assessment.gaps().stream().map(InputGap::words),
                        assessment.readings().values().stream().flatMap(reading -> reading.notes().stream()))
                .distinct()
                .forEach(note -> paragraphs.add(new Paragraph(Kind.CAVEAT, note)));
        return paragraphs;
    }

    private static Paragraph certainty(Assessment assessment, Result result) {
        long unused = assessment.gaps().stream().filter(gap -> !gap.needed()).count();
        String lacking = unused == 0 ? "" : " Some of what it can use was not there, see the notes.";
        return new Paragraph(
                Kind.CERTAINTY,
                "An estimate for people like this one by the model " + result.model() + " of "
                        + assessment.equation().row().title() + ", not a prediction for this person." + lacking);
    }

    private static String day(Reading reading) {
        return reading.sources().stream()
                .flatMap(source -> source.time().stream())
                .findFirst()
                .map(time -> ", " + time.day())
                .orElse("");
    }

    private static List<Evidence> evidence(Assessment assessment) {
        return assessment.readings().values().stream()
                .flatMap(reading -> reading.sources().stream().map(source -> new Evidence(reading.statement(), source)))
                .distinct()
                .toList();
    }
}
