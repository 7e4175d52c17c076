package org.precisionhooks.engine.cardiology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.Conclusion;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Paragraph.Kind;
import org.precisionhooks.engine.RiskEstimate;
import org.precisionhooks.engine.cardiology.Thresholds.Threshold;

/** Treatments that a confirmed threshold considers and the patient does not have. */
final class TreatmentFindings {

    private static final String TOPIC = "cardiovascular-threshold";

    private final Thresholds thresholds;
    private final DrugDictionary drugs;

    TreatmentFindings(Thresholds thresholds, DrugDictionary drugs) {
        this.thresholds = thresholds;
        this.drugs = drugs;
        thresholds.all().forEach(this::drugs);
    }

    /** By results alone. */
    List<Finding> ofInputs(Person person) {
        return thresholds.met("", List.of(), person).stream()
                .filter(met -> met.row().kind() == Thresholds.Kind.TREATMENT)
                .map(met -> finding(met, List.of(), evidence(met, person)))
                .toList();
    }

    /** By the estimates of an equation. */
    List<Finding> ofRisk(Assessment assessment, List<RiskEstimate> estimates, Person person) {
        List<String> risks = estimates.stream()
                .map(estimate -> assessment.equation().row().title() + ": " + RiskFindings.words(estimate))
                .toList();
        return thresholds.met(assessment.equation().code(), estimates, person).stream()
                .filter(met -> met.row().kind() == Thresholds.Kind.TREATMENT)
                .map(met -> finding(met, risks, RiskFindings.evidence(assessment)))
                .toList();
    }

    private Finding finding(Threshold met, List<String> risks, List<Evidence> evidence) {
        List<Paragraph> paragraphs = new ArrayList<>();
        if (risks.isEmpty()) {
            evidence.forEach(one -> paragraphs.add(new Paragraph(Kind.FOUND, one.statement())));
        }
        risks.forEach(risk -> paragraphs.add(new Paragraph(Kind.FOUND, risk)));
        paragraphs.add(new Paragraph(
                Kind.CERTAINTY,
                met.guideline().publisher() + " " + met.guideline().version() + ", row "
                        + met.row().rule() + ", confirmed by this site; for a decision together with the patient."));
        return new Finding(
                Optional.of(Domain.CARDIOLOGY),
                TOPIC,
                TOPIC + "/" + met.row().rule(),
                Optional.empty(),
                Optional.empty(),
                new Conclusion.Recommendation(ActionClass.START, met.row().strength(), drugs(met)),
                met.row().label(),
                paragraphs,
                evidence,
                List.of(met.guideline().citation()));
    }

    private List<Drug> drugs(Threshold met) {
        return met.row().drugs().stream()
                .map(rxcui -> drugs.ingredient(rxcui)
                        .orElseThrow(() -> EquationTables.broken(
                                "thresholds", met.row().rule() + " names a drug that is not known: " + rxcui)))
                .toList();
    }

    /** The inputs that its conditions look at, where they rest on a resource. */
    private static List<Evidence> evidence(Threshold met, Person person) {
        return met.when().stream()
                .flatMap(criterion -> person.input(Input.valueOf(criterion.subject())).reading().stream())
                .flatMap(reading -> reading.sources().stream().map(source -> new Evidence(reading.statement(), source)))
                .distinct()
                .toList();
    }
}
