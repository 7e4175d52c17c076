package org.precisionhooks.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionhooks.cdshooks.Requests.orderSelect;
import static org.precisionhooks.cdshooks.Requests.orderSign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionhooks.cdshooks.feedback.CardMemory;
import org.precisionhooks.cdshooks.feedback.FeedbackOutcome;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.Citation;
import org.precisionhooks.engine.Conclusion;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Strength;

/** What a user is not told again, and what makes a finding another one (cds-hooks.md section 8). */
class RepetitionTest {

    private static final Finding DOSE =
            Findings.recommendation(ActionClass.DOSE_DECREASE, Strength.STRONG, "Reduce the dose");

    private final HookFixture fixture = new HookFixture();
    private final Answering memory = new Answering();

    /** Everything that was shown counts as answered in one way, or as not answered, so long ago. */
    private static final class Answering implements CardMemory {

        private final List<Shown> shown = new ArrayList<>();
        private FeedbackOutcome outcome = FeedbackOutcome.OVERRIDDEN;
        private Duration ago = Duration.ofMinutes(1);
        private boolean reasoned = true;
        private boolean answered = true;

        @Override
        public List<Answer> answers(Reader reader, Collection<String> findings) {
            return shown.stream()
                    .filter(one -> answered && findings.contains(one.finding()))
                    .map(one -> new Answer(
                            one.finding(), one.occasion(), outcome, one.time().minus(ago), reasoned))
                    .toList();
        }

        @Override
        public Set<Drafted> unanswered(Reader reader, Collection<Drafted> findings, Occasion at, Instant since) {
            return shown.stream()
                    .filter(one -> !answered
                            && one.occasion() == at
                            && !since.isAfter(one.time().minus(ago)))
                    .flatMap(one -> one.draft().map(draft -> new Drafted(one.finding(), draft)).stream())
                    .filter(findings::contains)
                    .collect(Collectors.toSet());
        }

        @Override
        public void remember(Reader reader, List<Shown> cards) {
            shown.addAll(cards);
        }
    }

    RepetitionTest() {
        fixture.memory = memory;
    }

    @ParameterizedTest
    @CsvSource({
        // shown at, answer, hours ago, asked again at, told again
        "order-select, OVERRIDDEN, 0,  order-sign,   false",
        "order-select, ACCEPTED,   0,  order-sign,   false",
        "order-select, OVERRIDDEN, 25, order-sign,   false",
        "order-select, OVERRIDDEN, 0,  order-select, false",
        "order-select, OVERRIDDEN, 23, order-select, false",
        "order-select, OVERRIDDEN, 24, order-select, true",
        "order-select, ACCEPTED,   0,  order-select, true",
        "order-sign,   OVERRIDDEN, 0,  order-sign,   false",
        "order-sign,   OVERRIDDEN, 25, order-sign,   true",
        "order-sign,   ACCEPTED,   0,  order-sign,   true"
    })
    void answeredFindingIsToldAgain(String shownAt, FeedbackOutcome outcome, int hours, String asked, boolean again)
            throws Exception {
        fixture.finding(DOSE);
        memory.outcome = outcome;
        memory.ago = Duration.ofHours(hours);
        assertThat(cards(shownAt, request(shownAt))).hasSize(1);
        assertThat(cards(asked, request(asked))).hasSize(again ? 1 : 0);
    }

    /** pharmacogenomics.md section 11: the same content is repeated at the signature if it was overridden without a reason. */
    @ParameterizedTest
    @CsvSource({
        // shown at, asked again at, told again
        "order-select, order-sign,   true",
        "order-sign,   order-sign,   true",
        "order-select, order-select, false",
        "order-sign,   order-select, false"
    })
    void overrideWithoutAReasonSilencesNothingAtTheSignature(String shownAt, String asked, boolean again)
            throws Exception {
        fixture.finding(DOSE);
        memory.reasoned = false;
        assertThat(cards(shownAt, request(shownAt))).hasSize(1);
        assertThat(cards(asked, request(asked))).hasSize(again ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        // shown at, answer, with a reason, asked again at, told again
        "order-select, OVERRIDDEN, true,  order-sign,   false",
        "order-select, OVERRIDDEN, false, order-sign,   true",
        "order-select, ACCEPTED,   true,  order-sign,   true",
        "order-select, OVERRIDDEN, true,  order-select, true",
        "order-sign,   OVERRIDDEN, true,  order-sign,   true"
    })
    void criticalFindingIsToldEachTimeUnlessItWasOverriddenWithAReason(
            String shownAt, FeedbackOutcome outcome, boolean reasoned, String asked, boolean again) throws Exception {
        fixture.finding(Findings.avoidClopidogrel(), Findings.about(Findings.PRASUGREL, DOSE));
        memory.outcome = outcome;
        memory.reasoned = reasoned;
        assertThat(cards(shownAt, request(shownAt))).hasSize(2);
        JsonNode cards = cards(asked, request(asked));
        assertThat(cards.findValuesAsText("indicator").contains("critical")).isEqualTo(again);
    }

    /** Of a critical finding the dose counts too. */
    @Test
    void criticalFindingIsToldAgainWhenAnythingOfTheDraftHasChanged() throws Exception {
        fixture.finding(Findings.avoidClopidogrel());
        memory.reasoned = true;
        cards("order-select", orderSelect());
        String body = orderSign().toString();
        assertThat(fixture.cards(HookFixture.SIGN, body)).isEmpty();
        assertThat(body).contains("75 mg daily");
        assertThat(fixture.cards(HookFixture.SIGN, body.replace("75 mg daily", "75 mg at night")))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        // the site's rule, critical, minutes ago, shown at, told again
        "UNANSWERED, false, 1,  order-select, true",
        "UNANSWERED, true,  1,  order-select, true",
        "CRITICAL,   false, 1,  order-select, false",
        "CRITICAL,   false, 61, order-select, true",
        "CRITICAL,   false, 1,  order-sign,   true",
        "CRITICAL,   true,  1,  order-select, true",
        "NEVER,      false, 1,  order-select, false",
        "NEVER,      true,  1,  order-select, false",
        "NEVER,      true,  61, order-select, true"
    })
    void whatWasShownAndNotAnsweredIsSignedByTheRuleOfTheSite(
            RepeatAtSigning rule, boolean critical, int minutes, String shownAt, boolean again) throws Exception {
        fixture.finding(critical ? Findings.avoidClopidogrel() : DOSE);
        fixture.atSigning = rule;
        memory.answered = false;
        memory.ago = Duration.ofMinutes(minutes);
        assertThat(cards(shownAt, request(shownAt))).hasSize(1);
        assertThat(cards("order-sign", orderSign())).hasSize(again ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        // answer, with a reason, told again where the site repeats nothing
        "OVERRIDDEN, true,  false",
        "OVERRIDDEN, false, true",
        "ACCEPTED,   false, false"
    })
    void criticalFindingThatWasOverriddenWithoutAReasonIsAlwaysToldAgain(
            FeedbackOutcome outcome, boolean reasoned, boolean again) throws Exception {
        fixture.finding(Findings.avoidClopidogrel());
        fixture.atSigning = RepeatAtSigning.NEVER;
        memory.outcome = outcome;
        memory.reasoned = reasoned;
        assertThat(cards("order-select", orderSelect())).hasSize(1);
        assertThat(cards("order-sign", orderSign())).hasSize(again ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the dose        | 75 mg daily   | 75 mg at night | true",
                "the product     | 309362        | 749196         | true",
                "the encounter   | Encounter/e1  | Encounter/e2   | false"
            })
    void whatWasShownIsToldAgainWhenTheDraftHasChanged(String what, String from, String to, boolean again)
            throws Exception {
        fixture.finding(DOSE);
        memory.answered = false;
        cards("order-select", orderSelect());
        String body = orderSign().toString();
        assertThat(body).contains(from);
        assertThat(fixture.cards(HookFixture.SIGN, body.replace(from, to)))
                .as(what)
                .hasSize(again ? 1 : 0);
    }

    /** What is asked of the memory: nothing more when a drug is picked. */
    @Test
    void whatWasShownIsNotLookedUpWhenADrugIsPicked() throws Exception {
        fixture.finding(DOSE);
        memory.answered = false;
        cards("order-select", orderSelect());
        assertThat(cards("order-select", orderSelect())).hasSize(1);
    }

    @Test
    void foldedFindingsAreRememberedOneByOne() throws Exception {
        fixture.finding(DOSE, Findings.testFirst("CYP2C19"), Findings.unresolved("mystery 5 MG"));
        ObjectNode request = orderSelect();
        request.putObject("extension").putObject("davinci-crd.configuration").put("max-cards", 1);
        assertThat(cards("order-select", request)).hasSize(1);
        assertThat(memory.shown).hasSize(3);
        assertThat(memory.shown)
                .extracting(CardMemory.Shown::card)
                .containsOnly(memory.shown.get(0).card());
        fixture.finding(DOSE, Findings.testFirst("DPYD"));
        assertThat(cards("order-sign", orderSign())).hasSize(1);
    }

    @Test
    void refusedKindIsNotRemembered() throws Exception {
        fixture.finding(DOSE);
        ObjectNode request = orderSelect();
        request.putObject("extension").putObject("davinci-crd.configuration").put("drug-advice", false);
        assertThat(cards("order-select", request)).isEmpty();
        assertThat(cards("order-sign", orderSign())).hasSize(1);
    }

    static List<Finding> changed() {
        List<Finding> changed = new ArrayList<>();
        changed.add(Findings.recommendation(ActionClass.DOSE_CAP, Strength.STRONG, "Reduce the dose"));
        changed.add(Findings.recommendation(ActionClass.DOSE_DECREASE, Strength.MODERATE, "Reduce the dose"));
        changed.add(Findings.recommendation(ActionClass.DOSE_DECREASE, Strength.STRONG, "Reduce the dose by half"));
        changed.add(DOSE.withConclusion(
                new Conclusion.Recommendation(ActionClass.DOSE_DECREASE, Strength.STRONG, List.of())));
        changed.add(DOSE.withParagraphs(List.of(new Paragraph(Paragraph.Kind.ADVICE, "Other words"))));
        changed.add(Findings.about(Findings.PRASUGREL, DOSE));
        changed.add(with(DOSE, "other-rule", DOSE.evidence(), DOSE.citations()));
        changed.add(with(DOSE, DOSE.rule(), List.of(), DOSE.citations()));
        changed.add(with(
                DOSE,
                DOSE.rule(),
                List.of(new Evidence("CYP2C19 *1/*2", DOSE.evidence().get(0).source())),
                DOSE.citations()));
        changed.add(with(
                DOSE,
                DOSE.rule(),
                DOSE.evidence(),
                List.of(new Citation("CPIC", "Clopidogrel and CYP2C19", "2030-01", "", List.of()))));
        changed.add(Findings.withText(DOSE, "Reduce the dose"));
        return changed;
    }

    private static Finding with(Finding finding, String rule, List<Evidence> evidence, List<Citation> citations) {
        return new Finding(
                finding.domain(),
                finding.topic(),
                rule,
                finding.order(),
                finding.drug(),
                finding.conclusion(),
                finding.headline(),
                finding.paragraphs(),
                evidence,
                citations);
    }

    @ParameterizedTest
    @MethodSource("changed")
    void changedFindingIsToldAgain(Finding changed) throws Exception {
        fixture.finding(DOSE);
        cards("order-select", orderSelect());
        fixture.finding(changed);
        assertThat(cards("order-sign", orderSign())).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "another patient               | p1                | p2                | true",
                "another product               | 309362            | 749196            | true",
                "another form in words         | clopidogrel 75 MG | clopidogrel syrup | true",
                "an encounter that was opened  | Encounter/e1      | Encounter/e2      | false",
                "a dose that was filled in     | 75 mg daily       | 75 mg at night    | false"
            })
    void changedOrderIsToldAgainWhenItMatters(String what, String from, String to, boolean again) throws Exception {
        fixture.finding(DOSE);
        cards("order-select", orderSelect());
        String body = orderSign().toString().replace(from, to);
        assertThat(fixture.cards(HookFixture.SIGN, body)).as(what).hasSize(again ? 1 : 0);
    }

    @Test
    void newCaveatIsToldWithTheFindingAgain() throws Exception {
        fixture.finding(DOSE);
        cards("order-select", orderSelect());
        ObjectNode request = orderSign();
        ((ObjectNode) request.at("/prefetch/genomics"))
                .putArray("link")
                .addObject()
                .put("relation", "next")
                .put("url", "https://ehr.example.org/next");
        JsonNode cards = cards("order-sign", request);
        assertThat(cards).hasSize(1);
        assertThat(cards.at("/0/summary").asText()).isEqualTo("Reduce the dose");
        assertThat(cards.at("/0/detail").asText()).contains("not all of them");
    }

    @Test
    void overriddenSummaryOfTheCurrentDrugsIsNotToldAgain() throws Exception {
        fixture.finding(DOSE);
        assertThat(fixture.cards(HookFixture.VIEW, Requests.patientView().toString()))
                .hasSize(1);
        assertThat(fixture.cards(HookFixture.VIEW, Requests.patientView().toString()))
                .isEmpty();
        fixture.finding(DOSE, Findings.about(Findings.PRASUGREL, DOSE));
        assertThat(fixture.cards(HookFixture.VIEW, Requests.patientView().toString())
                        .at("/0/summary")
                        .asText())
                .isEqualTo("1 current drug needs attention: prasugrel");
    }

    private JsonNode cards(String hook, ObjectNode request) throws Exception {
        return fixture.cards("precision-pgx-" + hook, request.toString());
    }

    private static ObjectNode request(String hook) {
        return hook.equals("order-sign") ? orderSign() : orderSelect();
    }
}
