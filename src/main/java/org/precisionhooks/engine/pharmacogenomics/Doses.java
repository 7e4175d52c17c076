package org.precisionhooks.engine.pharmacogenomics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Question;
import org.precisionhooks.engine.pharmacogenomics.calling.AlleleCall;
import org.precisionhooks.engine.pharmacogenomics.dosing.DoseGenotype;
import org.precisionhooks.engine.pharmacogenomics.dosing.Dosing;

/** Adds starting doses to findings: which genotypes are sure enough for an equation, which share an action asks for. */
final class Doses {

    private static final Set<String> GENES = Set.of("CYP2C9", "VKORC1", "CYP4F2");

    private final Dosing dosing;

    Doses(Dosing dosing) {
        this.dosing = dosing;
    }

    /** The finding with the doses that can be told for its drug. */
    Finding with(Finding finding, DrugCase drugCase, List<Advised> advised, DrugCases.Asked asked) {
        List<Paragraph> doses = new ArrayList<>(dosing.byEquations(
                drugCase.drug().rxcui(),
                person(drugCase, asked),
                genotypes(asked.results()),
                asked.results().besides()));
        action(advised)
                .flatMap(action -> dosing.byFactor(action, person(drugCase, asked)))
                .ifPresent(doses::add);
        if (doses.isEmpty()) {
            return finding;
        }
        return finding.withParagraphs(
                Stream.concat(finding.paragraphs().stream(), doses.stream()).toList());
    }

    private static Dosing.Person person(DrugCase drugCase, DrugCases.Asked asked) {
        Question question = asked.question();
        Set<String> drugs = Stream.concat(question.current().stream(), question.orders().stream())
                .flatMap(order -> order.resolution().ingredients().stream())
                .map(drug -> drug.rxcui())
                .collect(Collectors.toSet());
        return new Dosing.Person(
                asked.facts(), question.date(), drugs, drugCase.order().reasons());
    }

    /** The one action of the leading guidance; where the record leaves several open there is no one share. */
    private static Optional<String> action(List<Advised> advised) {
        if (advised.isEmpty()) {
            return Optional.empty();
        }
        Set<String> actions = Advised.leading(advised).outcomes().stream()
                .flatMap(outcome -> outcome.actions().stream())
                .collect(Collectors.toSet());
        return actions.size() == 1 ? Optional.of(actions.iterator().next()) : Optional.empty();
    }

    private static Map<String, DoseGenotype> genotypes(GeneResults results) {
        Map<String, DoseGenotype> genotypes = new TreeMap<>();
        for (String gene : GENES) {
            List<Candidate> candidates = results.of(gene).candidates();
            if (candidates.size() == 1) {
                genotype(gene, candidates.get(0)).ifPresent(found -> genotypes.put(gene, found));
            }
        }
        return genotypes;
    }

    private static Optional<DoseGenotype> genotype(String gene, Candidate candidate) {
        List<String> untested = candidate
                .called()
                .map(CalledGene::call)
                .map(AlleleCall::coverage)
                .map(AlleleCall.Coverage::missingTier1)
                .orElse(List.of());
        return candidate
                .call()
                .genotype()
                .filter(found -> found.alleles().size() == 2)
                .map(found -> new DoseGenotype(
                        gene,
                        found.alleles().stream().map(Allele::name).toList(),
                        untested,
                        candidate.called().isPresent()));
    }
}
