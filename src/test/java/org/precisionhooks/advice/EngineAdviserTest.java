package org.precisionhooks.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.consent.ConsentGate;
import org.precisionhooks.consent.ConsentedFactsFixture;
import org.precisionhooks.consent.document.ConsentDocument;
import org.precisionhooks.consent.request.AccessRequest;
import org.precisionhooks.consent.request.Requester;
import org.precisionhooks.engine.Conclusion.Recommendation;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.engine.OrderedTest;
import org.precisionhooks.facts.Allergy;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Condition;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.facts.Fact;
import org.precisionhooks.facts.Genotype;
import org.precisionhooks.facts.Medication;
import org.precisionhooks.facts.MedicationUse;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.PatientRecord;
import org.precisionhooks.facts.ResourceView;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Source;
import org.precisionhooks.facts.SourcedFacts;

class EngineAdviserTest {

    private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
    private static final DrugDictionary DRUGS = BuiltIn.drugs();
    private static final Fact POOR_CYP2C19 = new Genotype(source("g"), "CYP2C19", Origin.UNSTATED, "*2/*2");
    private static final Fact ULTRARAPID_CYP2D6 = new Genotype(source("h"), "CYP2D6", Origin.UNSTATED, "*1/*2x2");
    private static final Fact MORPHINE_ALLERGY =
            new Allergy(source("a"), List.of(Concept.of(Coding.of(RXNORM, "7052"))), true);

    private static final Concept INFARCTION = Concept.of(Coding.of("http://snomed.info/sct", "57054005"));
    private static final Concept FRACTURE = Concept.of(Coding.of("http://snomed.info/sct", "16114001"));

    private final List<AuditEntry> audited = new ArrayList<>();

    @Test
    void theMostUrgentFindingComesFirst() {
        Advice advice = advise(Occasion.ORDER_SELECT, List.of("7646", "32968"), POOR_CYP2C19);

        assertThat(advice.findings().stream()
                        .map(finding -> finding.drug().map(Drug::name).orElse("")))
                .containsExactly("clopidogrel", "omeprazole");
    }

    @Test
    void anAlternativeToWhichThePatientIsAllergicIsNotOffered() {
        Advice advice = advise(Occasion.ORDER_SELECT, List.of("2670"), ULTRARAPID_CYP2D6, MORPHINE_ALLERGY);

        assertThat(alternatives(advice)).containsExactly("hydromorphone");
        assertThat(words(advice)).contains("Not offered: morphine (allergy or intolerance recorded).");
    }

    @Test
    void anAlternativeThatDoesNotFitAnotherGeneIsNotOffered() {
        Fact slow = new Genotype(source("s"), "SLCO1B1", Origin.UNSTATED, "*5/*5");
        Fact poorCyp2c9 = new Genotype(source("c"), "CYP2C9", Origin.UNSTATED, "*3/*3");
        Advice advice = advise(Occasion.ORDER_SELECT, List.of("36567"), slow, poorCyp2c9);

        assertThat(alternatives(advice)).doesNotContain("fluvastatin");
    }

    @Test
    void nothingIsSaidAtAnOrderWhenNothingChangesButEverythingOnDemand() {
        Fact normal = new Genotype(source("n"), "CYP2C19", Origin.UNSTATED, "*1/*1");

        assertThat(advise(Occasion.ORDER_SELECT, List.of("32968"), normal).findings())
                .isEmpty();
        assertThat(advise(Occasion.ON_DEMAND, List.of("32968"), normal).findings())
                .hasSize(1);
    }

    @Test
    void anOrderThatIsNoKnownDrugIsReportedWhateverIsKnownOfThePatient() {
        assertThat(headlines(advise(Occasion.ORDER_SIGN, List.of("999999999"))))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("Not checked");
    }

    @Test
    void theSameDrugOrderedTwiceIsSaidOnce() {
        assertThat(headlines(advise(Occasion.ORDER_SELECT, List.of("32968", "32968"), POOR_CYP2C19)))
                .hasSize(1);
    }

    @Test
    void whatIsRefusedIsAnsweredLikeWhatIsAbsentAndAuditedAllTheSame() {
        ConsentDocument unreadable = ConsentDocument.unreadable("c", "cannot be read");
        Advice refused = advise(Occasion.ORDER_SELECT, List.of("32968"), List.of(unreadable), POOR_CYP2C19);
        Advice absent = advise(Occasion.ORDER_SELECT, List.of("32968"));

        assertThat(refused).isEqualTo(absent);
        assertThat(audited).hasSize(2);
        assertThat(audited.get(0).decision().outcomes()).anyMatch(outcome -> !outcome.permitted());
    }

    @Test
    void anAnswerThatCannotBeAuditedIsNotGiven() {
        Adviser adviser = new EngineAdviser(gate(), List.of(BuiltIn.pharmacogenomics()), DRUGS, entry -> {
            throw new IllegalStateException("the audit is down");
        });

        assertThatThrownBy(() -> adviser.advise(
                        access(), inquiry(Occasion.ORDER_SIGN, List.of("32968")), patient -> List.of(), () -> record()))
                .hasMessage("the audit is down");
    }

    @Test
    void aNewDiagnosisIsToldOnlyWhereItChangesTheAdviceOnCurrentDrugs() {
        Fact intermediate = new Genotype(source("g"), "CYP2C19", Origin.UNSTATED, "*1/*2");
        Fact takes = use("clopidogrel", "32968");
        Fact infarctionBefore = new Condition(source("c"), INFARCTION, true, true, Optional.empty());

        assertThat(headlines(recorded(INFARCTION, intermediate, takes)))
                .singleElement()
                .asString()
                .startsWith("Avoid clopidogrel");
        assertThat(headlines(recorded(FRACTURE, intermediate, takes))).isEmpty();
        assertThat(headlines(recorded(INFARCTION, intermediate, takes, infarctionBefore)))
                .isEmpty();
        assertThat(headlines(recorded(INFARCTION, intermediate))).isEmpty();
        assertThat(headlines(recorded(INFARCTION, takes)))
                .containsExactly("Test CYP2C19 when clopidogrel is planned after ACS or PCI");
    }

    @Test
    void aDispatchedOrderIsLookedUpAmongThePermittedFactsOnly() {
        Fact order = use("m1", "32968");
        Topics topics = Topics.ofOrders(List.of("MedicationRequest/m1"), List.of());

        assertThat(headlines(advise(Occasion.ORDER_DISPATCH, topics, List.of(), POOR_CYP2C19, order)))
                .singleElement()
                .asString()
                .startsWith("If acute coronary syndrome or PCI: avoid clopidogrel");
        ConsentDocument unreadable = ConsentDocument.unreadable("c", "cannot be read");
        Advice refused = advise(Occasion.ORDER_DISPATCH, topics, List.of(unreadable), POOR_CYP2C19, order);
        assertThat(refused).isEqualTo(advise(Occasion.ORDER_DISPATCH, topics, List.of()));
        assertThat(headlines(refused))
                .containsExactly("Not checked: \"MedicationRequest/m1, not found in the record\"");
    }

    @Test
    void aDispatchedTestIsNoQuestionAboutCurrentDrugs() {
        Topics topics = Topics.ofOrders(List.of(), List.of(new OrderedTest("CYP2D6", Optional.empty())));

        assertThat(headlines(
                        advise(Occasion.ORDER_DISPATCH, topics, List.of(), POOR_CYP2C19, use("clopidogrel", "32968"))))
                .isEmpty();
    }

    @Test
    void anAllergyToSomethingThatIsNoKnownDrugIsNoOrderThatWentUnchecked() {
        assertThat(advise(
                                Occasion.ALLERGY_RECORDED,
                                Topics.ofAllergens(List.of(Concept.ofText("bee venom"))),
                                List.of(),
                                POOR_CYP2C19)
                        .findings())
                .isEmpty();
    }

    private Advice recorded(Concept condition, Fact... facts) {
        return advise(Occasion.CONDITION_RECORDED, Topics.ofConditions(List.of(condition)), List.of(), facts);
    }

    private Advice advise(Occasion occasion, Topics topics, List<ConsentDocument> consents, Fact... facts) {
        Adviser adviser = new EngineAdviser(gate(), List.of(BuiltIn.pharmacogenomics()), DRUGS, audited::add);
        Inquiry inquiry = new Inquiry("p", occasion, LocalDate.parse("2026-11-24"), topics, Set.of());
        return adviser.advise(access(), inquiry, patient -> consents, () -> record(facts));
    }

    private static Fact use(String id, String rxcui) {
        Source source = new Source("MedicationRequest/" + id, ResultStatus.FINAL, Optional.empty());
        return new MedicationUse(source, Medication.of(Concept.of(Coding.of(RXNORM, rxcui))), true, Optional.empty());
    }

    private Advice advise(Occasion occasion, List<String> drugs, Fact... facts) {
        return advise(occasion, drugs, List.of(), facts);
    }

    private Advice advise(Occasion occasion, List<String> drugs, List<ConsentDocument> consents, Fact... facts) {
        Adviser adviser = new EngineAdviser(gate(), List.of(BuiltIn.pharmacogenomics()), DRUGS, audited::add);
        return adviser.advise(access(), inquiry(occasion, drugs), patient -> consents, () -> record(facts));
    }

    private static ConsentGate gate() {
        return ConsentedFactsFixture.gate();
    }

    private static Inquiry inquiry(Occasion occasion, List<String> drugs) {
        List<RequestedDrug> requested = drugs.stream()
                .map(code -> new RequestedDrug(
                        Optional.of("MedicationRequest/" + code),
                        Medication.of(Concept.of(Coding.of(RXNORM, code))),
                        List.of()))
                .toList();
        return new Inquiry("p", occasion, LocalDate.parse("2026-11-24"), requested, Set.of());
    }

    private static AccessRequest access() {
        return new AccessRequest(
                Instant.parse("2026-11-24T09:00:00Z"),
                Requester.treating("dev"),
                List.of(Coding.of("http://terminology.hl7.org/CodeSystem/v3-ActReason", "TREAT")),
                AccessRequest.Action.CDS,
                Set.of(),
                Optional.empty());
    }

    private static PatientRecord record(Fact... facts) {
        List<SourcedFacts> sources = new ArrayList<>();
        for (Fact fact : facts) {
            sources.add(new SourcedFacts(view(fact), List.of(fact), List.of()));
        }
        return new PatientRecord("p", sources, List.of());
    }

    private static ResourceView view(Fact fact) {
        boolean genomic = fact instanceof Genotype;
        return new ResourceView(
                genomic ? "Observation" : fact instanceof MedicationUse ? "MedicationRequest" : "AllergyIntolerance",
                fact.source().reference().substring(fact.source().reference().indexOf('/') + 1),
                "1",
                DataOrigin.SERVER,
                Set.of("Patient/p"),
                List.of(),
                List.of(),
                fact instanceof Genotype genotype ? Set.of(genotype.gene()) : Set.of(),
                genomic,
                Optional.empty(),
                Set.of(),
                Set.of(),
                Set.of());
    }

    private static Source source(String id) {
        return new Source("Observation/" + id, ResultStatus.FINAL, Optional.empty());
    }

    private static List<String> headlines(Advice advice) {
        return advice.findings().stream().map(Finding::headline).toList();
    }

    private static List<String> alternatives(Advice advice) {
        return ((Recommendation) advice.findings().get(0).conclusion())
                .alternatives().stream().map(Drug::name).toList();
    }

    private static List<String> words(Advice advice) {
        return advice.findings().stream()
                .flatMap(finding -> finding.paragraphs().stream())
                .map(paragraph -> paragraph.text())
                .toList();
    }
}
