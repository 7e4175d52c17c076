package org.precisionhooks.engine.pharmacogenomics;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.precisionhooks.engine.pharmacogenomics.calling.AlleleCaller;
import org.precisionhooks.engine.pharmacogenomics.calling.AlleleDefinitions;
import org.precisionhooks.engine.pharmacogenomics.dosing.Dosing;
import org.precisionhooks.engine.pharmacogenomics.person.LikelyDrugs;
import org.precisionhooks.engine.pharmacogenomics.person.PersonHints;
import org.precisionhooks.knowledge.Knowledge;

/**
 * Which drug and dose fit this genome, by CPIC's guidelines: genotype to phenotype or activity score, then the row for
 * the drug, the results of all its genes and the population. Also whether an ordered test was already done, and whether a
 * result explains an allergy.
 */
public final class PharmacogenomicsEngine implements Engine {

    private final GeneModels models;
    private final AlleleCaller caller;
    private final Guidance guidance;
    private final Populations populations;
    private final FindingWriter writer;
    private final ResultsOnFile onFile;
    private final AllergyExplanations allergies;
    private final Doses doses;
    private final Phenoconversion conversion;
    private final WashOuts washOuts;
    private final Transplants transplants;
    private final ResultAges ages;
    private final GeneStatuses statuses;
    private final PersonHints hints;
    private final LikelyAdvice likely;
    private final LabelBiomarkers biomarkers;

    public PharmacogenomicsEngine(Knowledge knowledge, DrugDictionary dictionary) {
        GeneTables genes = GeneTables.of(knowledge);
        this.models = new GeneModels(genes);
        this.caller = new AlleleCaller(AlleleDefinitions.from(knowledge));
        GuidanceTables tables = GuidanceTables.of(knowledge);
        this.guidance = new Guidance(tables, models);
        this.populations = new Populations(tables, dictionary);
        this.writer = new FindingWriter(guidance, populations, dictionary, models);
        this.onFile = new ResultsOnFile(models);
        this.doses = new Doses(Dosing.from(knowledge));
        this.ages = ResultAges.from(knowledge);
        this.transplants = Transplants.from(knowledge);
        this.conversion = new Phenoconversion(Modulation.from(knowledge), models);
        this.washOuts = WashOuts.from(knowledge, dictionary);
        this.allergies = new AllergyExplanations(
                genes.alleleStatuses().stream()
                        .filter(row -> !guidance.isOff(row.gene(), row.drug()))
                        .toList(),
                guidance,
                dictionary);
        this.statuses = new GeneStatuses(guidance, dictionary);
        this.hints = PersonHints.from(knowledge);
        this.biomarkers = LabelBiomarkers.from(knowledge, guidance);
        this.likely = new LikelyAdvice(LikelyDrugs.from(knowledge), dictionary);
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
        GeneResults results = GeneResults.of(facts, models, caller);
        Asked asked = new Asked(facts, question, results, washOuts.of(facts, question.date()), transplants.of(facts));
        return Stream.of(
                        question.orders().stream().flatMap(order -> ofOrder(order, asked)),
                        likely.of(facts, question, order -> ofOrder(order, asked)),
                        question.trigger().tests().stream().flatMap(test -> onFile.of(test, results).stream()),
                        allergies.of(question, results))
                .flatMap(findings -> findings)
                .toList();
    }

    @Override
    public List<GeneStatus> genes(ConsentedFacts facts) {
        return statuses.of(GeneResults.of(facts, models, caller));
    }

    @Override
    public List<Drug> drugs() {
        return statuses.drugs();
    }

    private Stream<Finding> ofOrder(OrderedDrug order, Asked asked) {
        return order.resolution().systemic()
                ? order.resolution().ingredients().stream().flatMap(drug -> ofDrug(order, drug, asked))
                : Stream.empty();
    }

    private Stream<Finding> ofDrug(OrderedDrug order, Drug drug, Asked asked) {
        Optional<Finding> found = finding(cases(order, drug, asked), asked)
                .map(finding -> biomarkers.with(finding, drug, asked.question()))
                .or(() -> biomarkers.alone(order, drug, asked.question()));
        return hints.noted(
                found, hints.notes(order, drug, asked.facts(), asked.question().date()));
    }

    /** The drug beside what each publisher says of it, the site's preferred one first. */
    private List<DrugCase> cases(OrderedDrug order, Drug drug, Asked asked) {
        return guidance.of(drug.rxcui()).stream()
                .map(known -> new DrugCase(
                        order,
                        drug,
                        known,
                        known.genes().stream()
                                .map(gene -> guidance.isOff(gene, drug.rxcui())
                                        ? GeneResult.notTested(gene)
                                        : asked.results().of(gene))
                                .toList(),
                        populations.of(
                                populationsOf(known), asked.facts(), Populations.Person.of(asked.question(), order)),
                        known.genes().stream()
                                .filter(gene -> guidance.isOff(gene, drug.rxcui()))
                                .collect(Collectors.toSet())))
                .toList();
    }

    /** The populations that the guidance tells apart, and the one that a test is asked for. */
    private Set<String> populationsOf(DrugGuidance known) {
        Set<String> all = new LinkedHashSet<>(known.populations());
        guidance.pretest(known.drug()).ifPresent(row -> all.add(row.population()));
        return all;
    }

    private Optional<Finding> finding(List<DrugCase> cases, Asked asked) {
        if (cases.isEmpty()) {
            return Optional.empty();
        }
        GeneResults results = asked.results();
        DrugCase preferred = cases.get(0);
        List<Advised> advised = Advised.of(cases);
        boolean changes = advised.stream().anyMatch(Advised::asksForAChange);
        Optional<Finding> pretest =
                preferred.tested().isEmpty() && !changes ? pretest(preferred, results) : Optional.empty();
        return pretest.or(() -> Optional.of(
                        advised.isEmpty()
                                ? nothingToAdvise(preferred, results)
                                : writer.recommendation(preferred, advised, results.unreadableReports())))
                .map(finding -> doses.with(finding, preferred, advised, asked))
                .map(finding -> conversion.with(finding, preferred, asked))
                .map(finding -> transplants.with(finding, preferred, asked.events()))
                .map(finding -> ages.with(finding, preferred, asked.question().date()))
                .map(finding -> hints.with(
                        finding,
                        preferred.drug(),
                        asked.facts(),
                        asked.question().date()));
    }

    private Finding nothingToAdvise(DrugCase drugCase, GeneResults results) {
        return drugCase.tested().isEmpty()
                ? writer.nothingUsable(drugCase, results.unreadableReports())
                : writer.noGuidance(drugCase);
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
