package org.precisionhooks.engine.pharmacogenomics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.OrderedDrug;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.pharmacogenomics.KnownFindings.ByGuidance;
import org.precisionhooks.engine.pharmacogenomics.calling.AlleleCall;
import org.precisionhooks.engine.pharmacogenomics.dosing.DoseGenotype;
import org.precisionhooks.engine.pharmacogenomics.dosing.Dosing;

/** Adds starting doses to findings: which genotypes are sure enough for an equation, which share an action asks for. */
final class Doses {

    private static final List<String> GENES = List.of("CYP2C9", "VKORC1", "CYP4F2");

    private final Dosing dosing;

    Doses(Dosing dosing) {
        this.dosing = dosing;
    }

    /** Whether an action asks for a share of the usual start that can be worked out. */
    boolean areToldBy(String action) {
        return dosing.hasFactor(action);
    }

    /** The finding with the doses that can be told for its drug. */
    Finding with(ByGuidance found, OrderedDrug order, Drug drug, Asked asked) {
        boolean byEquations = dosing.hasEquations(drug.rxcui());
        if (!byEquations && found.action().isEmpty()) {
            return found.finding();
        }
        List<Paragraph> paragraphs = new ArrayList<>(found.finding().paragraphs());
        Dosing.Person person = asked.person(order);
        if (byEquations) {
            paragraphs.addAll(dosing.byEquations(
                    drug.rxcui(),
                    person,
                    genotypes(asked.results()),
                    asked.results().besides()));
        }
        found.action().flatMap(one -> dosing.byFactor(one, person)).ifPresent(paragraphs::add);
        return found.finding().withParagraphs(paragraphs);
    }

    private static Map<String, DoseGenotype> genotypes(GeneResults results) {
        Map<String, DoseGenotype> genotypes = new HashMap<>();
        for (String gene : GENES) {
            GeneResult result = results.of(gene);
            if (result.isUndisputed()) {
                genotype(gene, result.candidates().get(0)).ifPresent(found -> genotypes.put(gene, found));
            }
        }
        return genotypes;
    }

    private static Optional<DoseGenotype> genotype(String gene, Candidate candidate) {
        return candidate
                .call()
                .genotype()
                .map(Diplotype::names)
                .filter(names -> names.size() == 2)
                .map(names -> new DoseGenotype(
                        gene, names, untested(candidate), candidate.called().isPresent()));
    }

    private static List<String> untested(Candidate candidate) {
        return candidate
                .called()
                .map(CalledGene::call)
                .map(AlleleCall::coverage)
                .map(AlleleCall.Coverage::missingTier1)
                .orElse(List.of());
    }
}
