package org.precisionhooks.engine.cardiology;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.engine.Engine;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.engine.Question;
import org.precisionhooks.engine.RiskRequest;
import org.precisionhooks.knowledge.Knowledge;

/** The domain of heart and vessels: the risk of a first event, where treatment is considered, and inherited disease. */
public final class CardiologyEngine implements Engine {

    private final RiskEquations equations;
    private final InputTables inputs;
    private final DrugDictionary drugs;
    private final RiskNumbers numbers;
    private final RiskFindings risks;
    private final OrderFindings orders;
    private final RiskNews news;
    private final TreatmentFindings treatments;
    private final DrugsBeside beside;
    private final CholesterolFindings cholesterol;
    private final InheritedGenes genes;
    private final PolygenicBeside polygenic;

    public CardiologyEngine(Knowledge knowledge, DrugDictionary drugs) {
        Thresholds thresholds = Thresholds.from(knowledge);
        this.equations = RiskEquations.from(knowledge);
        this.inputs = InputTables.from(knowledge);
        this.drugs = drugs;
        this.numbers = new RiskNumbers(knowledge);
        this.risks = new RiskFindings(knowledge, numbers, thresholds);
        this.treatments = new TreatmentFindings(thresholds, drugs);
        this.orders = new OrderFindings(inputs, risks);
        this.news = new RiskNews(knowledge, risks);
        this.beside = new DrugsBeside(knowledge, orders, risks);
        this.cholesterol = new CholesterolFindings(knowledge);
        this.genes = new InheritedGenes(knowledge);
        this.polygenic = new PolygenicBeside(knowledge);
    }

    @Override
    public Domain domain() {
        return Domain.CARDIOLOGY;
    }

    /**
     * A risk is told when it is asked for, and where a drug is picked or signed that is to lower it; when a chart is opened only what is to
     * be decided, is due, has newly come together, or may be inherited.
     */
    @Override
    public List<Finding> assess(ConsentedFacts facts, Question question) {
        return polygenic.told(findings(facts, question), facts);
    }

    private List<Finding> findings(ConsentedFacts facts, Question question) {
        return switch (question.occasion()) {
            case RISK_ASSESSMENT -> risks(facts, question);
            case CRITERIA_ASSESSMENT -> List.of(cholesterol.of(person(facts, question)));
            case PATIENT_VIEW, ON_DEMAND -> decisions(facts, question);
            case ORDER_SELECT, ORDER_SIGN -> picked(facts, question);
            case ORDER_DISPATCH,
                    MEDICATION_REFILL,
                    MEDICATION_VERIFY,
                    DISCHARGE,
                    CONDITION_RECORDED,
                    ALLERGY_RECORDED,
                    MEDICATION_REVIEW,
                    RESULT_STORED,
                    PASSPORT -> List.of();
        };
    }

    private List<Finding> risks(ConsentedFacts facts, Question question) {
        RiskRequest request = question.trigger().risk();
        Person person = person(facts, question);
        List<Assessment> assessments = asked(request.equations()).stream()
                .map(equation -> Assessment.of(equation, person))
                .toList();
        List<Finding> findings = new ArrayList<>(assessments.stream()
                .map(assessment -> risks.of(assessment, person, request))
                .toList());
        findings.addAll(started(person, assessments));
        return withoutRepeats(findings);
    }

    /** Treatments to consider are findings of their own, so that they are screened and held against wishes. */
    private List<Finding> started(Person person, List<Assessment> assessments) {
        List<Finding> findings = new ArrayList<>(treatments.ofInputs(person));
        assessments.forEach(
                assessment -> findings.addAll(treatments.ofRisk(assessment, numbers.of(assessment), person)));
        return findings;
    }

    /** An equation that the site has not turned on is not worked out for the asking either. */
    private List<RiskEquation> asked(Set<String> codes) {
        return equations.enabled().stream()
                .filter(equation -> codes.isEmpty() || codes.contains(equation.code()))
                .toList();
    }

    private List<Finding> decisions(ConsentedFacts facts, Question question) {
        Person person = person(facts, question);
        List<Finding> findings = new ArrayList<>(started(person, assessments(person)));
        if (question.occasion() == Occasion.PATIENT_VIEW && findings.isEmpty()) {
            Person before = new Person(inputs, drugs, facts, question.date().minusDays(news.days()));
            findings.addAll(news.of(before, person, equations.enabled()));
        }
        cholesterol.news(person).ifPresent(findings::add);
        findings.addAll(genes.news(person));
        return withoutRepeats(findings);
    }

    /** Of orders that are none of the heart's nothing is read. */
    private List<Finding> picked(ConsentedFacts facts, Question question) {
        boolean concerned = question.orders().stream()
                .flatMap(order -> order.resolution().ingredients().stream())
                .anyMatch(this::looksAfter);
        if (!concerned) {
            return List.of();
        }
        Person person = person(facts, question);
        return orders.of(question, person, assessments(person));
    }

    /** Several rows may lead to one and the same advice: the first of them says it. */
    private static List<Finding> withoutRepeats(List<Finding> findings) {
        Set<String> said = new HashSet<>();
        return findings.stream().filter(finding -> said.add(finding.headline())).toList();
    }

    @Override
    public Beside beside(Drug drug, ConsentedFacts facts, Question question) {
        if (!beside.speaksOf(drug)) {
            return Beside.NOTHING;
        }
        Person person = person(facts, question);
        return beside.of(drug, person, () -> assessments(person));
    }

    @Override
    public boolean looksAfter(Drug drug) {
        return orders.treatment(drug).isPresent();
    }

    /** What is treated is read from the record, not from what is thought of. */
    @Override
    public boolean actsOnOthers(Drug drug) {
        return false;
    }

    private List<Assessment> assessments(Person person) {
        return person.facts()
                .derived(
                        new Key("assessments", this, person.date()),
                        () -> equations.enabled().stream()
                                .map(equation -> Assessment.of(equation, person))
                                .toList());
    }

    private Person person(ConsentedFacts facts, Question question) {
        LocalDate date = question.date();
        return facts.derived(new Key("person", this, date), () -> new Person(inputs, drugs, facts, date));
    }

    /** What is worked out of a record once a day, by an engine. */
    private record Key(String what, CardiologyEngine engine, LocalDate date) {}
}
