package org.precisionhooks.fhir.write.summary;

import static org.precisionhooks.fhir.write.summary.SummaryLine.joined;

import java.math.BigDecimal;
import java.util.stream.Collectors;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.DiagnosticImplication;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.GenomicRisk;
import org.precisionhooks.facts.LaboratoryRecommendation;
import org.precisionhooks.facts.MolecularBiomarker;
import org.precisionhooks.facts.MolecularConsequence;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.TherapeuticImplication;

/** Statements of laboratories in the words of the summary. */
final class StatementWords {

    private StatementWords() {}

    static String of(GenomicFact fact) {
        if (fact instanceof TherapeuticImplication implication) {
            String drugs = implication.medications().stream()
                    .map(Concept::label)
                    .collect(Collectors.joining(implication.combined() ? " with " : " or "));
            return joined(drugs, implication.implication().label());
        } else if (fact instanceof DiagnosticImplication implication) {
            return diagnostic(implication);
        } else if (fact instanceof MolecularConsequence consequence) {
            return joined(
                    SummaryLine.name(consequence.names()),
                    consequence.consequences().stream().map(Concept::label).collect(Collectors.joining(", ")),
                    consequence.effect().label());
        }
        return ofPatient(fact);
    }

    private static String ofPatient(GenomicFact fact) {
        if (fact instanceof MolecularBiomarker biomarker) {
            return joined(biomarker.biomarker().label(), biomarker.value().label(), amount(biomarker));
        } else if (fact instanceof LaboratoryRecommendation recommendation) {
            return joined(
                    "the laboratory recommends: "
                            + recommendation.recommendation().label(),
                    recommendation.medication().label(),
                    recommendation.text());
        } else if (fact instanceof GenomicRisk risk) {
            return risk(risk);
        }
        return "";
    }

    private static String amount(MolecularBiomarker biomarker) {
        return biomarker
                .amount()
                .map(BigDecimal::toPlainString)
                .map(number -> (number + " " + biomarker.unit()).strip())
                .orElse("");
    }

    private static String risk(GenomicRisk risk) {
        return joined(
                risk.score()
                        .map(score -> "polygenic score " + score.name() + " "
                                + (score.value().isEmpty() ? "without a value" : score.value()))
                        .orElse(""),
                risk.outcome().isEmpty()
                        ? ""
                        : "the laboratory states a risk of " + risk.outcome().label(),
                risk.likelihood().label(),
                risk.probability()
                        .map(of -> "probability " + of.toPlainString())
                        .orElse(""),
                risk.relativeRisk()
                        .map(of -> "relative risk " + of.toPlainString())
                        .orElse(""));
    }

    private static String diagnostic(DiagnosticImplication implication) {
        boolean found = implication.presence() == Presence.PRESENT;
        return joined(
                SummaryLine.name(implication.names()),
                "classed as " + SummaryLine.words(implication.significance()),
                implication.condition().label(),
                found ? "" : SummaryLine.presence(implication.presence()));
    }
}
