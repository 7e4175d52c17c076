package org.precisionhooks.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.consent.ConsentedFactsFixture;
import org.precisionhooks.engine.Conclusion.Recommendation;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.engine.DrugResolution;
import org.precisionhooks.engine.DrugResolution.Recognition;
import org.precisionhooks.engine.Engine;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.engine.OrderedDrug;
import org.precisionhooks.engine.Question;
import org.precisionhooks.facts.Allergy;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Condition;
import org.precisionhooks.facts.Demographics;
import org.precisionhooks.facts.Fact;
import org.precisionhooks.facts.Genotype;
import org.precisionhooks.facts.HlaTyping;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Sex;
import org.precisionhooks.facts.Source;

/** Persons with any genes, allergies and drugs: no drug is offered, or named in a headline, that one of them forbids. */
class NothingUnfitIsOfferedTest {

    private static final int PERSONS = 40;
    private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
    private static final String ATC = "http://www.whocc.no/atc";
    private static final DrugDictionary DRUGS = BuiltIn.drugs();
    private static final Engine GENES = BuiltIn.pharmacogenomics();
    private static final Alternatives ALTERNATIVES = new Alternatives(List.of(GENES), DRUGS);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    private static final List<List<String>> RESULTS = List.of(
            List.of("CYP2C19", "*1/*1", "*1/*2", "*2/*2", "*17/*17", "*1/*17"),
            List.of("CYP2D6", "*1/*1", "*4/*4", "*1/*4", "*1/*2x2", "*10/*41"),
            List.of("CYP2C9", "*1/*1", "*1/*3", "*3/*3", "*2/*3"),
            List.of("CYP2B6", "*1/*1", "*6/*6", "*1/*4"),
            List.of("SLCO1B1", "*1/*1", "*5/*5", "*1/*5"),
            List.of(
                    "ABCG2",
                    "rs2231142 reference (G)/rs2231142 reference (G)",
                    "rs2231142 variant (T)/rs2231142 variant (T)"),
            List.of("DPYD", "Reference/Reference", "Reference/c.1905+1G>A (*2A)"),
            List.of("TPMT", "*1/*1", "*3A/*3A"),
            List.of("NUDT15", "*1/*1", "*3/*3"),
            List.of("CYP3A5", "*3/*3", "*1/*1"));

    /** Inhibitors and drugs that they change, so that one disturbs the other. */
    private static final List<String> TAKEN =
            List.of("32937", "4493", "42347", "10324", "2670", "39786", "11289", "6918");

    private static final List<String> CLASSES = List.of("C10AA", "N02A", "N06A", "B01AC", "L02B", "J02A");

    static Stream<Drug> drugs() {
        return GENES.drugs().stream();
    }

    @ParameterizedTest
    @MethodSource("drugs")
    void noDrugIsOfferedThatAGeneAnAllergyOrADrugForbids(Drug drug) {
        Random random = new Random(drug.rxcui().hashCode());
        for (int person = 0; person < PERSONS; person++) {
            List<Fact> facts = facts(random);
            ConsentedFacts permitted = ConsentedFactsFixture.permitted("p", facts.toArray(Fact[]::new));
            List<OrderedDrug> current = Stream.generate(() -> TAKEN.get(random.nextInt(TAKEN.size())))
                    .limit(random.nextInt(4))
                    .distinct()
                    .filter(code -> !code.equals(drug.rxcui()))
                    .map(code -> order("MedicationStatement/" + code, code))
                    .toList();
            OrderedDrug order = order("MedicationRequest/o", drug.rxcui());
            Question question = new Question(Occasion.ORDER_SELECT, TODAY, List.of(order), current);
            for (Finding finding : GENES.assess(permitted, question)) {
                check(ALTERNATIVES.screened(finding, permitted, question), new Person(facts, permitted, question));
            }
        }
    }

    /** What the label says of a drug in pregnancy or liver disease holds for the drug that is offered too. */
    @ParameterizedTest
    @CsvSource({"Z33.1, 0", "K74.60, 0", "E11.9, 3"})
    void noDrugIsOfferedThatTheLabelAdvisesAgainstForSuchAPerson(String condition, int offered) {
        Source source = new Source("Observation/o", ResultStatus.FINAL, ClinicalTime.parse("2026-11-01", ZoneOffset.UTC));
        Concept recorded = Concept.of(Coding.of("http://hl7.org/fhir/sid/icd-10-cm", condition));
        ConsentedFacts permitted = ConsentedFactsFixture.permitted(
                "p",
                new Genotype(source, "SLCO1B1", Origin.UNSTATED, "*1/*5"),
                new Condition(source, recorded, true, true, Optional.empty()));
        OrderedDrug order = order("MedicationRequest/o", "36567");
        Question question = new Question(Occasion.ORDER_SELECT, TODAY, List.of(order), List.of());
        Finding screened = ALTERNATIVES.screened(GENES.assess(permitted, question).get(0), permitted, question);

        assertThat(((Recommendation) screened.conclusion()).alternatives()).hasSize(offered);
        assertThat(screened.paragraphs().toString().contains("Not offered: pravastatin"))
                .isEqualTo(offered == 0);
    }

    private record Person(List<Fact> facts, ConsentedFacts permitted, Question question) {}

    private static void check(Finding screened, Person person) {
        if (!(screened.conclusion() instanceof Recommendation recommendation)) {
            return;
        }
        Set<String> before =
                pressing(person, person.question().current(), person.question().current());
        Set<Drug> allergies = allergies(person.facts());
        for (Drug offered : recommendation.alternatives()) {
            String what = offered + " for " + screened.headline() + " of " + person.facts();
            assertThat(allergies).as(what).doesNotContain(offered);
            assertThat(person.question().current())
                    .as(what)
                    .noneMatch(taken -> taken.resolution().ingredients().contains(offered));
            assertThat(pressing(
                            person,
                            List.of(OrderedDrug.of(offered)),
                            person.question().current()))
                    .as(what)
                    .isEmpty();
            List<OrderedDrug> with = new ArrayList<>(person.question().current());
            with.add(OrderedDrug.of(offered));
            Set<String> after = pressing(person, person.question().current(), with);
            after.removeAll(before);
            assertThat(after).as(what).isEmpty();
        }
        allergies.stream()
                .filter(allergen -> screened.drug().filter(allergen::equals).isEmpty())
                .filter(allergen -> !List.of("prasugrel").contains(allergen.name())
                        || !screened.headline().contains("not prasugrel"))
                .forEach(allergen -> assertThat(screened.headline().toLowerCase(Locale.ROOT))
                        .doesNotContain("use " + allergen.name(), "or " + allergen.name()));
    }

    private static Set<String> pressing(Person person, List<OrderedDrug> about, List<OrderedDrug> taken) {
        return GENES.assess(person.permitted(), new Question(Occasion.ORDER_SELECT, TODAY, about, taken)).stream()
                .filter(finding -> finding.asks())
                .map(Finding::headline)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<Drug> allergies(List<Fact> facts) {
        return facts.stream()
                .filter(Allergy.class::isInstance)
                .flatMap(fact -> ((Allergy) fact).substances().stream())
                .flatMap(substance -> DRUGS.ofClass(substance).stream())
                .collect(Collectors.toSet());
    }

    private static List<Fact> facts(Random random) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Demographics(
                source("Patient/p"),
                Optional.of(LocalDate.of(1940 + random.nextInt(80), 1, 1)),
                random.nextBoolean() ? Sex.FEMALE : Sex.MALE));
        RESULTS.stream()
                .filter(any -> random.nextInt(3) > 0)
                .forEach(gene -> facts.add(new Genotype(
                        source("Observation/" + gene.get(0)),
                        gene.get(0),
                        Origin.GERMLINE,
                        gene.get(1 + random.nextInt(gene.size() - 1)))));
        facts.add(new HlaTyping(
                source("Observation/hla"),
                "HLA-B",
                Origin.GERMLINE,
                List.of(random.nextBoolean() ? "*58:01" : "*07:02", "*08:01"),
                false));
        if (random.nextBoolean()) {
            facts.add(new Condition(
                    source("Condition/c"),
                    Concept.of(
                            Coding.of("http://hl7.org/fhir/sid/icd-10-cm", random.nextBoolean() ? "I21.4" : "I63.9")),
                    true,
                    true,
                    Optional.empty()));
        }
        if (random.nextBoolean()) {
            facts.add(allergy(ATC, CLASSES.get(random.nextInt(CLASSES.size()))));
        }
        List.of("7052", "613391", "1116632", "301542", "42463", "36437", "282446").stream()
                .filter(any -> random.nextInt(4) == 0)
                .forEach(code -> facts.add(allergy(RXNORM, code)));
        return facts;
    }

    private static Allergy allergy(String system, String code) {
        return new Allergy(source("AllergyIntolerance/" + code), List.of(Concept.of(Coding.of(system, code))), true);
    }

    private static OrderedDrug order(String reference, String code) {
        Drug drug = DRUGS.ingredient(code).orElseThrow();
        return new OrderedDrug(
                Optional.of(reference),
                drug.name(),
                new DrugResolution(List.of(drug), Recognition.CODE, true),
                List.of());
    }

    private static Source source(String reference) {
        return new Source(reference, ResultStatus.FINAL, ClinicalTime.parse("2026-10-01", ZoneOffset.UTC));
    }
}
