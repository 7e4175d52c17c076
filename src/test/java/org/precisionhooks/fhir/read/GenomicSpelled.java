package org.precisionhooks.fhir.read;

import java.util.Optional;
import org.precisionhooks.facts.DiagnosticImplication;
import org.precisionhooks.facts.GenomicDataFile;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.GenomicRisk;
import org.precisionhooks.facts.LaboratoryRecommendation;
import org.precisionhooks.facts.MolecularBiomarker;
import org.precisionhooks.facts.MolecularConsequence;
import org.precisionhooks.facts.OverallInterpretation;
import org.precisionhooks.facts.PhaseRelationship;
import org.precisionhooks.facts.StructuralVariant;
import org.precisionhooks.facts.TestedRegions;

/** Spells the rarer genomic facts in one line each, for the cases. */
final class GenomicSpelled {

    private GenomicSpelled() {}

    static Optional<String> of(GenomicFact fact) {
        if (fact instanceof StructuralVariant variant) {
            return Optional.of(variant.presence() + " " + variant.zygosity() + " " + variant.change() + " "
                    + variant.names()
                    + variant.outer().map(at -> " outer " + at).orElse("")
                    + variant.inner().map(at -> " inner " + at).orElse("")
                    + variant.copies().map(copies -> " copies " + copies).orElse(""));
        } else if (fact instanceof TestedRegions regions) {
            return Optional.of("studied " + regions.studied()
                    + (regions.uncallable().isEmpty() ? "" : " without " + regions.uncallable()));
        } else if (fact instanceof PhaseRelationship phase) {
            return Optional.of(phase.relation() + " " + phase.results());
        } else if (fact instanceof MolecularConsequence consequence) {
            return Optional.of(consequence.names() + " " + Spelled.labels(consequence.consequences()) + " "
                    + consequence.effect().label() + " of " + consequence.results());
        } else if (fact instanceof MolecularBiomarker marker) {
            return Optional.of(marker.biomarker().label() + " " + marker.value().label()
                    + marker.amount()
                            .map(amount -> amount + " " + marker.unit())
                            .orElse(""));
        }
        return statement(fact);
    }

    private static Optional<String> statement(GenomicFact fact) {
        if (fact instanceof DiagnosticImplication implication) {
            return Optional.of(implication.significance() + " " + implication.presence() + " " + implication.zygosity()
                    + " " + implication.names() + " " + Spelled.labels(implication.conditions())
                    + (implication.inheritance().isEmpty()
                            ? ""
                            : " " + implication.inheritance().label()));
        } else if (fact instanceof OverallInterpretation overall) {
            return Optional.of(overall.finding().toString());
        } else if (fact instanceof LaboratoryRecommendation recommended) {
            return Optional.of(recommended.recommendation().label() + " "
                    + recommended.medication().label() + " '" + recommended.text() + "' after "
                    + recommended.results());
        } else if (fact instanceof GenomicRisk risk) {
            return Optional.of(risk.outcome().label() + " " + risk.likelihood().label()
                    + risk.probability().map(share -> " probability " + share).orElse("")
                    + risk.relativeRisk().map(ratio -> " relative " + ratio).orElse("")
                    + risk.score()
                            .map(score -> " by score " + score.name() + " '" + score.value() + "'")
                            .orElse(""));
        } else if (fact instanceof GenomicDataFile file) {
            return Optional.of(file.format() + " " + file.description());
        }
        return Optional.empty();
    }
}
