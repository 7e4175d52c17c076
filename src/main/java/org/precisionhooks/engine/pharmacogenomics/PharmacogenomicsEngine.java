package org.precisionhooks.engine.pharmacogenomics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.engine.Engine;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.GeneStatus;
import org.precisionhooks.engine.OrderedDrug;
import org.precisionhooks.engine.Question;
import org.precisionhooks.engine.pharmacogenomics.KnownFindings.ByGuidance;
import org.precisionhooks.engine.pharmacogenomics.calling.AlleleCaller;
import org.precisionhooks.engine.pharmacogenomics.calling.AlleleDefinitions;
import org.precisionhooks.engine.pharmacogenomics.dosing.Dosing;
import org.precisionhooks.engine.pharmacogenomics.person.LikelyDrugs;
import org.precisionhooks.engine.pharmacogenomics.person.PersonHints;
import org.precisionhooks.facts.GenePanelOrder;
import org.precisionhooks.facts.GeneTestOrder;
import org.precisionhooks.facts.GenomicFact;
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
    private final DrugPlans plans;
    private final KnownFindings known;
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
        Populations populations = new Populations(tables, dictionary);
        this.hints = PersonHints.from(knowledge);
        this.plans = new DrugPlans(guidance, populations, hints);
        this.known = new KnownFindings(guidance, plans, this::byGuidance);
        this.writer = new FindingWriter(guidance, populations, dictionary, models);
        this.onFile = new ResultsOnFile(models);
        this.doses = new Doses(Dosing.from(knowledge));
        this.ages = ResultAges.from(knowledge);
        this.transplants = Transplants.from(knowledge);
        this.conversion = new Phenoconversion(Modulation.from(knowledge), models, writer);
        this.washOuts = WashOuts.from(knowledge, dictionary);
        this.allergies = new AllergyExplanations(
                genes.alleleStatuses().stream()
                        .filter(row -> !guidance.isOff(row.gene(), row.drug()))
                        .toList(),
                guidance,
                dictionary);
        this.statuses = new GeneStatuses(guidance, dictionary, ResultPriorities.from(knowledge));
        this.biomarkers = LabelBiomarkers.from(knowledge, guidance);
        this.likely = new LikelyAdvice(LikelyDrugs.from(knowledge), dictionary);
        requireKnownDrugs(dictionary);
    }

    private void requireKnownDrugs(DrugDictionary dictionary) {
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
        GeneResults results = results(facts);
        KnownFindings.Patient patient = known.of(asked(facts, question, results));
        List<Finding> findings = new ArrayList<>(question.orders().size());
        question.orders().forEach(order -> addFindings(order, patient, findings));
        findings.addAll(likely.of(facts, question, order -> ofOrder(order, patient)));
        question.trigger().tests().forEach(test -> onFile.of(test, results).ifPresent(findings::add));
        allergies.of(question, results).forEach(findings::add);
        return Collections.unmodifiableList(findings);
    }

    private Asked asked(ConsentedFacts facts, Question question, GeneResults results) {
        LocalDate date = question.date();
        return Asked.of(
                facts, question, results, facts.derived(new OnDay(this, date), () -> beside(facts, results, date)));
    }

    private Asked.Beside beside(ConsentedFacts facts, GeneResults results, LocalDate date) {
        return new Asked.Beside(
                washOuts.of(facts, date),
                transplants.of(facts),
                ages.of(facts, results, date),
                hints.of(facts, date),
                facts.all(GeneTestOrder.class),
                facts.all(GenePanelOrder.class));
    }

    /** What is worked out of a record once a day, by an engine. */
    private record OnDay(PharmacogenomicsEngine engine, LocalDate date) {}

    @Override
    public boolean actsOnOthers(Drug drug) {
        return conversion.isCausedBy(drug);
    }

    @Override
    public Optional<String> objection(Drug drug, ConsentedFacts facts, LocalDate date) {
        return hints.of(facts, date).against(drug);
    }

    @Override
    public List<GeneStatus> genes(ConsentedFacts facts) {
        return statuses.of(results(facts));
    }

    /** What one statement comes to by itself, whatever the person's sex; empty where guidance cannot be looked up by it. */
    public Optional<StatedResult> stated(GenomicFact fact) {
        return Stream.of(false, true)
                .flatMap(oneX -> stated(fact, new ResultReader(oneX)).stream())
                .findFirst();
    }

    private Optional<StatedResult> stated(GenomicFact fact, ResultReader reader) {
        return models.model(fact.gene())
                .flatMap(model ->
                        reader.read(fact, model).map(leading -> StatedResult.of(leading, reader.beside(fact, model))));
    }

    /** The positions of a gene on which its result depends; empty where its alleles are not defined here. */
    public Optional<Set<String>> neededPositions(String gene) {
        return caller.definitions().needed(gene);
    }

    private GeneResults results(ConsentedFacts facts) {
        return facts.derived(this, () -> GeneResults.of(facts, models, caller));
    }

    @Override
    public List<Drug> drugs() {
        return statuses.drugs();
    }

    private List<Finding> ofOrder(OrderedDrug order, KnownFindings.Patient patient) {
        List<Finding> findings = new ArrayList<>();
        addFindings(order, patient, findings);
        return findings;
    }

    private void addFindings(OrderedDrug order, KnownFindings.Patient patient, List<Finding> findings) {
        if (order.resolution().systemic()) {
            for (Drug drug : order.resolution().ingredients()) {
                addFindings(order, drug, patient, findings);
            }
        }
    }

    private void addFindings(OrderedDrug order, Drug drug, KnownFindings.Patient patient, List<Finding> findings) {
        Question question = patient.asked().question();
        @Nullable DrugPlan plan = plans.of(drug.rxcui());
        List<Finding> notes = plan == null || plan.isNoted()
                ? patient.asked().beside().labels().notes(order, drug)
                : List.of();
        if (plan == null) {
            findings.addAll(PersonHints.noted(biomarkers.alone(order, drug, question), notes));
            return;
        }
        Finding found = biomarkers.with(finding(plan, order, drug, patient), drug, question);
        if (notes.isEmpty()) {
            findings.add(found);
        } else {
            findings.addAll(PersonHints.noted(found, notes));
        }
    }

    private Finding finding(DrugPlan plan, OrderedDrug order, Drug drug, KnownFindings.Patient patient) {
        Asked asked = patient.asked();
        ByGuidance found = patient.finding(plan, order, drug);
        Finding finding = doses.with(found, order, drug, asked);
        if (asked.mayChange(plan.genes())) {
            finding = beside(finding, plan.cases(order, drug, asked).get(0), asked);
        }
        return asked.beside().labels().with(finding, drug);
    }

    /** With what other drugs, earlier treatment and the years do to the meaning of the results. */
    private Finding beside(Finding finding, DrugCase drugCase, Asked asked) {
        Finding adjusted = conversion.with(finding, drugCase, asked);
        Finding whose = transplants.with(adjusted, drugCase, asked.beside().events());
        return asked.beside().old().with(whose, drugCase);
    }

    private ByGuidance byGuidance(List<DrugCase> ofDrug, Asked asked) {
        GeneResults results = asked.results();
        DrugCase preferred = ofDrug.get(0);
        List<Advised> advised = Advised.of(ofDrug);
        boolean changes = advised.stream().anyMatch(Advised::asksForAChange);
        Optional<Finding> pretest =
                preferred.tested().isEmpty() && !changes ? pretest(preferred, asked) : Optional.empty();
        Finding finding = pretest.orElseGet(() -> advised.isEmpty()
                ? nothingToAdvise(preferred, results)
                : writer.recommendation(preferred, advised, results.unreadableReports()));
        Finding told = Disputes.with(finding, ofDrug);
        Optional<String> action = told.disputed() ? Optional.empty() : Advised.action(advised);
        return new ByGuidance(told, action.filter(doses::areToldBy));
    }

    private Finding nothingToAdvise(DrugCase drugCase, GeneResults results) {
        return drugCase.tested().isEmpty()
                ? writer.nothingUsable(drugCase, results.unreadableReports())
                : writer.noGuidance(drugCase);
    }

    /** A test to order first, unless there is a result that a person should look at instead. */
    private Optional<Finding> pretest(DrugCase drugCase, Asked asked) {
        boolean unusableOnFile = drugCase.results().stream()
                .anyMatch(result ->
                        !result.preliminary().isEmpty() || !result.unreadable().isEmpty());
        return unusableOnFile
                ? Optional.empty()
                : guidance.pretest(drugCase.drug().rxcui())
                        .filter(row -> drugCase.populations().get(row.population()) != Applies.NO)
                        .map(row -> testFirst(drugCase, row, asked));
    }

    /** A test that is on its way is waited for, and not asked for again. */
    private Finding testFirst(DrugCase drugCase, GuidanceTables.PretestRow row, Asked asked) {
        List<Evidence> reports = asked.results().unreadableReports();
        List<String> wanted = row.genes().stream()
                .filter(gene -> !asked.awaited().isAwaited(gene, drugCase.guidance()))
                .toList();
        List<Evidence> awaited = row.genes().stream()
                .flatMap(gene -> asked.awaited().of(gene, drugCase.guidance()).stream())
                .toList();
        return wanted.isEmpty()
                ? writer.awaited(drugCase, row, awaited, reports)
                : asked.awaited().withPanels(writer.testFirst(drugCase, row.of(wanted), awaited, reports), wanted);
    }
}
