package org.precisionhooks.engine.pharmacogenomics;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.engine.Engine;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.GeneStatus;
import org.precisionhooks.engine.OrderedDrug;
import org.precisionhooks.engine.Question;
import org.precisionhooks.knowledge.Knowledge;

/**
 * Which drug and dose fit this genome, by CPIC's guidelines: genotype to phenotype or activity score, then the row for
 * the drug, the results of all its genes and the population. Also whether an ordered test was already done, and whether a
 * result explains an allergy.
 */
public final class PharmacogenomicsEngine implements Engine {

    private final GeneModels models;
    private final Guidance guidance;
    private final Populations populations;
    private final FindingWriter writer;
    private final ResultsOnFile onFile;
    private final AllergyExplanations allergies;
    private final GeneStatuses statuses;

    public PharmacogenomicsEngine(Knowledge knowledge, DrugDictionary dictionary) {
        GeneTables genes = GeneTables.of(knowledge);
        this.models = new GeneModels(genes);
        GuidanceTables tables = GuidanceTables.of(knowledge);
        this.guidance = new Guidance(tables);
        this.populations = new Populations(tables, dictionary);
        this.writer = new FindingWriter(guidance, populations, dictionary, models.version());
        this.onFile = new ResultsOnFile(models);
        this.allergies = new AllergyExplanations(genes.alleleStatuses(), guidance, dictionary);
        this.statuses = new GeneStatuses(guidance, dictionary);
        guidance.drugs().stream()
                .filter(drug -> dictionary.ingredient(drug).isEmpty())
                .findFirst()
                .ifPresent(drug -> {
                    throw new IllegalArgumentException("Guidance for an unknown drug: " + drug);
                });
    }

    @Override
    public Domain domain() {
        return Domain.PHARMACOGENOMICS;
    }

    @Override
    public List<Finding> assess(ConsentedFacts facts, Question question) {
        GeneResults results = GeneResults.of(facts, models);
        return Stream.of(
                        ofOrders(results, facts, question),
                        question.trigger().tests().stream().flatMap(test -> onFile.of(test, results).stream()),
                        allergies.of(question, results))
                .flatMap(findings -> findings)
                .toList();
    }

    @Override
    public List<GeneStatus> genes(ConsentedFacts facts) {
        return statuses.of(GeneResults.of(facts, models));
    }

    @Override
    public List<Drug> drugs() {
        return statuses.drugs();
    }

    private Stream<Finding> ofOrders(GeneResults results, ConsentedFacts facts, Question question) {
        return question.orders().stream()
                .filter(order -> order.resolution().systemic())
                .flatMap(order -> order.resolution().ingredients().stream()
                        .flatMap(drug -> drugCase(order, drug, results, facts, question).stream()))
                .flatMap(drugCase -> finding(drugCase, results).stream());
    }

    private Optional<DrugCase> drugCase(
            OrderedDrug order, Drug drug, GeneResults results, ConsentedFacts facts, Question question) {
        return guidance.of(drug.rxcui())
                .map(known -> new DrugCase(
                        order,
                        drug,
                        known,
                        known.genes().stream().map(results::of).toList(),
                        populations.of(populationsOf(known), facts, Populations.Person.of(question, order))));
    }

    /** The populations that the guidance tells apart, and the one that a test is asked for. */
    private Set<String> populationsOf(DrugGuidance known) {
        Set<String> all = new LinkedHashSet<>(known.populations());
        guidance.pretest(known.drug()).ifPresent(row -> all.add(row.population()));
        return all;
    }

    private Optional<Finding> finding(DrugCase drugCase, GeneResults results) {
        if (drugCase.tested().isEmpty()) {
            return pretest(drugCase, results)
                    .or(() -> Optional.of(writer.nothingUsable(drugCase, results.unreadableReports())));
        }
        List<Outcome> outcomes = drugCase.outcomes();
        return Optional.of(
                outcomes.isEmpty()
                        ? writer.noGuidance(drugCase)
                        : writer.recommendation(drugCase, outcomes, results.unreadableReports()));
    }

    /** A test to order first, unless there is a result that a person should look at instead. */
    private Optional<Finding> pretest(DrugCase drugCase, GeneResults results) {
        boolean unusableOnFile = drugCase.results().stream()
                .anyMatch(result ->
                        !result.preliminary().isEmpty() || !result.unreadable().isEmpty());
        return unusableOnFile
                ? Optional.empty()
                : guidance.pretest(drugCase.drug().rxcui())
                        .filter(row -> drugCase.populations().get(row.population()) != Applies.NO)
                        .map(row -> writer.testFirst(drugCase, row, results.unreadableReports()));
    }
}
