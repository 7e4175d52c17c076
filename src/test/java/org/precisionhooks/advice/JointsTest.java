package org.precisionhooks.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.consent.ConsentedFactsFixture;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.engine.DrugResolution;
import org.precisionhooks.engine.DrugResolution.Recognition;
import org.precisionhooks.engine.Engine;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.engine.OrderedDrug;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Question;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.CodedResult;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Condition;
import org.precisionhooks.facts.Demographics;
import org.precisionhooks.facts.Fact;
import org.precisionhooks.facts.Genotype;
import org.precisionhooks.facts.Measurement;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Sex;
import org.precisionhooks.facts.Source;

/** One card for heart and gene: what the heart knows stands beside what the gene says of a drug. */
class JointsTest {

    private static final DrugDictionary DRUGS = BuiltIn.drugs();
    private static final Engine GENES = BuiltIn.pharmacogenomics();
    private static final Joints JOINTS = new Joints(List.of(GENES, BuiltIn.cardiology()));
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    private static final Fact POOR_CYP2C19 = new Genotype(source("Observation/g"), "CYP2C19", Origin.GERMLINE, "*2/*2");
    private static final Fact POOR_SLCO1B1 = new Genotype(source("Observation/s"), "SLCO1B1", Origin.GERMLINE, "*5/*5");

    private static Source source(String reference) {
        return new Source(reference, ResultStatus.FINAL, ClinicalTime.parse("2026-10-01", ZoneOffset.UTC));
    }

    private static Finding joined(String rxcui, Fact... facts) {
        ConsentedFacts permitted = ConsentedFactsFixture.permitted("p", facts);
        Drug drug = DRUGS.ingredient(rxcui).orElseThrow();
        OrderedDrug order = new OrderedDrug(
                Optional.of("MedicationRequest/o"),
                drug.name(),
                new DrugResolution(List.of(drug), Recognition.CODE, true),
                List.of());
        Question question = new Question(Occasion.ORDER_SELECT, TODAY, List.of(order), List.of());
        Finding finding = GENES.assess(permitted, question).get(0);
        Finding joined = JOINTS.joined(finding, permitted, question);
        assertThat(joined.conclusion()).isEqualTo(finding.conclusion());
        assertThat(joined.headline()).isEqualTo(finding.headline());
        return joined;
    }

    private static List<String> texts(Finding finding) {
        return finding.paragraphs().stream().map(Paragraph::text).toList();
    }

    private static Fact infarction() {
        return new Condition(
                source("Condition/i"),
                Concept.of(new Coding("http://snomed.info/sct", "57054005", "Acute myocardial infarction")),
                true,
                true,
                Optional.empty());
    }

    private static Fact measured(String id, String code, String value, String unit) {
        return new Measurement(
                source("Observation/" + id),
                Concept.of(Coding.of("http://loinc.org", code)),
                new BigDecimal(value),
                unit);
    }

    /** All that PREVENT asks for. */
    private static List<Fact> person() {
        return List.of(
                new Demographics(source("Patient/p"), Optional.of(LocalDate.of(1966, 1, 1)), Sex.MALE),
                measured("tc", "2093-3", "220", "mg/dL"),
                measured("hdl", "2085-9", "45", "mg/dL"),
                measured("sbp", "8480-6", "140", "mm[Hg]"),
                measured("bmi", "39156-5", "28", "kg/m2"),
                measured("egfr", "98979-8", "85", "mL/min/{1.73_m2}"),
                new CodedResult(
                        source("Observation/smoking"),
                        Concept.of(Coding.of("http://loinc.org", "72166-2")),
                        Concept.of(Coding.of("http://snomed.info/sct", "266919005"))));
    }

    @Test
    void clopidogrelIsToldWithTheDiseaseThatItIsMeantFor() {
        Finding finding = joined("32968", POOR_CYP2C19, infarction());

        assertThat(texts(finding)).contains("Heart or vessel disease on record: Acute myocardial infarction");
        assertThat(finding.evidence())
                .extracting(one -> one.source().reference())
                .contains("Condition/i");
    }

    @Test
    void statinIsToldWithTheRiskThatItIsMeantFor() {
        List<Fact> facts = new ArrayList<>(person());
        facts.add(POOR_SLCO1B1);

        assertThat(texts(joined("36567", facts.toArray(Fact[]::new))))
                .anyMatch(text -> text.startsWith("Risk of a first event by PREVENT: "));
    }

    @Test
    void statinAfterAnEventIsToldWithTheEventAndNoRiskOfAFirstOne() {
        List<Fact> facts = new ArrayList<>(person());
        facts.addAll(List.of(POOR_SLCO1B1, infarction()));

        assertThat(texts(joined("36567", facts.toArray(Fact[]::new))))
                .anyMatch(text -> text.startsWith("Heart or vessel disease on record"))
                .noneMatch(text -> text.startsWith("Risk of a first event"));
    }

    @Test
    void whereTheHeartKnowsNothingNothingIsAdded() {
        Finding finding = joined("36567", POOR_SLCO1B1);

        assertThat(texts(finding)).noneMatch(text -> text.contains("PREVENT") || text.contains("Heart"));
    }
}
