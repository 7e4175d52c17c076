package org.precisionhooks.engine.cardiology;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.Conclusion;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.InputGap;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Paragraph.Kind;
import org.precisionhooks.engine.RiskEstimate;
import org.precisionhooks.engine.cardiology.Thresholds.Threshold;

/** What a confirmed threshold asks for: a treatment that the patient does not have, or something that is due. */
final class TreatmentFindings {

    private static final String TOPIC = "cardiovascular-threshold";
    private static final String FOLLOW_UP = "cardiovascular-follow-up";

    private final Thresholds thresholds;
    private final DrugDictionary drugs;

    TreatmentFindings(Thresholds thresholds, DrugDictionary drugs) {
        this.thresholds = thresholds;
        this.drugs = drugs;
        thresholds.all().forEach(this::drugs);
    }

    /**
     * What a finding rests on.
     *
     * @param risks estimates in words
     * @param readings the inputs that were looked at
     * @param notes what was lacking
     */
    private record Ground(List<String> risks, List<Reading> readings, List<String> notes) {

        static Ground of(Threshold met, Person person, List<String> risks, Stream<Reading> others, List<String> notes) {
            Set<Reading> readings = new LinkedHashSet<>(looked(met, person));
            others.forEach(readings::add);
            return new Ground(risks, List.copyOf(readings), notes);
        }

        private static List<Reading> looked(Threshold met, Person person) {
            return met.when().stream()
                    .filter(criterion -> !criterion.subject().contains("/"))
                    .flatMap(criterion -> person.input(Criterion.input(criterion.subject())).reading().stream())
                    .toList();
        }

        List<Evidence> evidence() {
            return readings.stream()
                    .flatMap(reading ->
                            reading.sources().stream().map(source -> new Evidence(reading.statement(), source)))
                    .distinct()
                    .toList();
        }
    }

    /** By results alone. */
    List<Finding> ofInputs(Person person) {
        return thresholds.met("", List.of(), person).stream()
                .flatMap(met -> finding(met, Ground.of(met, person, List.of(), Stream.of(), List.of())).stream())
                .toList();
    }

    /** By the estimates of an equation. */
    List<Finding> ofRisk(Assessment assessment, List<RiskEstimate> estimates, Person person) {
        List<String> risks = estimates.stream()
                .map(estimate -> assessment.equation().row().title() + ": " + RiskWords.words(estimate))
                .toList();
        List<String> lacking = assessment.gaps().stream().map(InputGap::words).toList();
        return thresholds.met(assessment.equation().code(), estimates, person).stream()
                .flatMap(met ->
                        finding(met, Ground.of(met, person, risks, assessment.readings().values().stream(), lacking))
                                .stream())
                .toList();
    }

    private Optional<Finding> finding(Threshold met, Ground ground) {
        return switch (met.row().kind()) {
            case TREATMENT -> Optional.of(finding(met, ground, TOPIC, ActionClass.START));
            case FOLLOW_UP -> Optional.of(finding(met, ground, FOLLOW_UP, ActionClass.FOLLOW_UP));
            case CATEGORY, ENHANCER, GOAL -> Optional.empty();
        };
    }

    private Finding finding(Threshold met, Ground ground, String topic, ActionClass action) {
        return new Finding(
                Optional.of(Domain.CARDIOLOGY),
                topic,
                topic + "/" + met.row().rule(),
                Optional.empty(),
                Optional.empty(),
                new Conclusion.Recommendation(action, met.row().strength(), drugs(met)),
                met.row().label(),
                paragraphs(met, ground),
                ground.evidence(),
                List.of(met.guideline().citation()));
    }

    /** What counts as none because it is not recorded is said, as with a risk. */
    private static List<Paragraph> paragraphs(Threshold met, Ground ground) {
        List<Paragraph> paragraphs = new ArrayList<>();
        if (ground.risks().isEmpty()) {
            ground.readings().stream()
                    .map(reading -> new Paragraph(Kind.FOUND, reading.statement() + RiskWords.day(reading)))
                    .forEach(paragraphs::add);
        }
        ground.risks().forEach(risk -> paragraphs.add(new Paragraph(Kind.FOUND, risk)));
        if (!met.doses().isEmpty()) {
            paragraphs.add(new Paragraph(
                    Kind.ADVICE,
                    "Doses a day that the guideline means: "
                            + String.join(
                                    ", ",
                                    met.doses().stream()
                                            .map(Thresholds.DoseRow::words)
                                            .toList())
                            + "."));
        }
        paragraphs.add(new Paragraph(
                Kind.CERTAINTY,
                met.guideline().publisher() + " " + met.guideline().version() + ", row "
                        + met.row().rule() + ", confirmed by this site; for a decision together with the patient."));
        Stream.concat(ground.notes().stream(), RiskWords.assumed(ground.readings().stream()).stream())
                .distinct()
                .forEach(note -> paragraphs.add(new Paragraph(Kind.CAVEAT, note)));
        return paragraphs;
    }

    private List<Drug> drugs(Threshold met) {
        return met.row().drugs().stream()
                .map(rxcui -> drugs.ingredient(rxcui)
                        .orElseThrow(() -> EquationTables.broken(
                                "thresholds", met.row().rule() + " names a drug that is not known: " + rxcui)))
                .toList();
    }
}
