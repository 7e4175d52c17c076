package org.precisionhooks.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.consent.ConsentedFactsFixture;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.Conclusion.Recommendation;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Question;
import org.precisionhooks.engine.Strength;
import org.precisionhooks.engine.Urgency;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Fact;
import org.precisionhooks.facts.Preference;
import org.precisionhooks.facts.Preference.Kind;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Source;

/** What the patient wants, beside the advice of every domain: it lowers a suggestion, and never hides a danger. */
class WishesTest {

    private static final DrugDictionary DRUGS = BuiltIn.drugs();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    private static final String ATC = "http://www.whocc.no/atc";
    private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
    private static final Drug ATORVASTATIN = DRUGS.ingredient("83367").orElseThrow();
    private static final Drug ROSUVASTATIN = DRUGS.ingredient("301542").orElseThrow();

    private static Source source(String day) {
        return new Source("MedicationStatement/s", ResultStatus.FINAL, ClinicalTime.parse(day, ZoneOffset.UTC));
    }

    private static Preference refused(Concept treatment, Optional<LocalDate> until) {
        return new Preference(source("2026-03-01"), Kind.REFUSAL, treatment, treatment.label(), until);
    }

    private static Concept coded(String system, String code) {
        return Concept.of(Coding.of(system, code));
    }

    private static Finding finding(ActionClass action, Strength strength, Drug... drugs) {
        return new Finding(
                Optional.of(Domain.CARDIOLOGY),
                "topic",
                "rule",
                Optional.empty(),
                Optional.empty(),
                new Recommendation(action, strength, List.of(drugs)),
                "headline",
                List.of(),
                List.of(),
                List.of());
    }

    private static ConsentedFacts facts(Fact... facts) {
        return ConsentedFactsFixture.permitted("p", facts);
    }

    /** As the adviser does it. */
    private static Finding fitted(Finding finding, ConsentedFacts facts) {
        Question question = new Question(Occasion.PATIENT_VIEW, TODAY, List.of(), List.of());
        Finding screened = new Alternatives(List.of(), DRUGS).screened(finding, facts, question);
        return new Wishes(DRUGS).fitted(finding, screened, facts, TODAY);
    }

    private static List<String> texts(Finding finding) {
        return finding.paragraphs().stream().map(Paragraph::text).toList();
    }

    @ParameterizedTest
    @CsvSource({
        ATC + ", C10AA",
        ATC + ", C10",
        "http://snomed.info/sct, 372912004",
    })
    void aRefusedClassLowersTheSuggestionOfAnyOfIt(String system, String code) {
        Finding told = fitted(
                finding(ActionClass.START, Strength.STRONG, ATORVASTATIN, ROSUVASTATIN),
                facts(refused(coded(system, code), Optional.empty())));

        assertThat(told.againstWish()).isTrue();
        assertThat(told.urgency()).isEqualTo(Urgency.INFO);
        assertThat(((Recommendation) told.conclusion()).alternatives()).isEmpty();
        assertThat(texts(told)).anyMatch(text -> text.contains("declined by the patient, 2026-03-01"));
        assertThat(told.evidence()).extracting(one -> one.source().reference()).contains("MedicationStatement/s");
    }

    @Test
    void whereOneDrugIsLeftThatOneIsSuggested() {
        Finding told = fitted(
                finding(ActionClass.START, Strength.STRONG, ATORVASTATIN, ROSUVASTATIN),
                facts(refused(coded(RXNORM, "83367"), Optional.empty())));

        assertThat(told.urgency()).isEqualTo(Urgency.WARNING);
        assertThat(((Recommendation) told.conclusion()).alternatives()).containsExactly(ROSUVASTATIN);
        assertThat(texts(told)).contains("Not offered: atorvastatin (declined by the patient, 2026-03-01).");
    }

    @Test
    void aWordThatMeansTheClassDoesAndASentenceDoesNot() {
        Finding start = finding(ActionClass.START, Strength.STRONG, ATORVASTATIN);

        assertThat(fitted(start, facts(refused(Concept.ofText("Statins"), Optional.empty())))
                        .againstWish())
                .isTrue();
        assertThat(fitted(start, facts(refused(Concept.ofText("Statins in winter only"), Optional.empty())))
                        .againstWish())
                .isFalse();
    }

    @Test
    void aRefusalEndsOnItsDay() {
        Finding start = finding(ActionClass.START, Strength.STRONG, ATORVASTATIN);

        assertThat(fitted(start, facts(refused(coded(ATC, "C10AA"), Optional.of(TODAY.plusDays(1)))))
                        .againstWish())
                .isTrue();
        assertThat(fitted(start, facts(refused(coded(ATC, "C10AA"), Optional.of(TODAY))))
                        .againstWish())
                .isFalse();
    }

    @Test
    void whatIsCriticalStaysCriticalWhateverIsWished() {
        Finding danger = finding(ActionClass.CONTRAINDICATED, Strength.STRONG, ATORVASTATIN);
        Preference wish = new Preference(
                source("2026-03-01"), Kind.TREATMENT, Concept.ofText("keep all my tablets"), "keep all my tablets");

        Finding told = fitted(danger, facts(wish, refused(coded(ATC, "C10AA"), Optional.empty())));
        assertThat(told.urgency()).isEqualTo(Urgency.CRITICAL);
        assertThat(danger.withWishAgainst().urgency()).isEqualTo(Urgency.CRITICAL);
        assertThat(texts(told)).contains("Recorded preference on treatment, 2026-03-01: keep all my tablets");
    }

    @Test
    void statementsStandBesideWhatAsksForSomethingAndNowhereElse() {
        Preference goal = new Preference(source("2026-01-01"), Kind.GOAL, Concept.ofText("walk daily"), "walk daily");

        assertThat(texts(fitted(finding(ActionClass.ALTERNATIVE, Strength.STRONG), facts(goal))))
                .containsExactly("Goal, 2026-01-01: walk daily");
        assertThat(texts(fitted(finding(ActionClass.STANDARD, Strength.STRONG), facts(goal))))
                .isEmpty();
    }
}
