package org.precisionhooks.engine.cardiology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.engine.Conclusion;
import org.precisionhooks.engine.InputGap;
import org.precisionhooks.engine.InputGap.Cause;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.engine.Question;
import org.precisionhooks.engine.RiskChange;
import org.precisionhooks.engine.RiskRequest;
import org.precisionhooks.engine.RiskRequest.WhatIf;
import org.precisionhooks.engine.Trigger;

/** What would change a risk: the same equation with one input changed, never two, and never beyond its range. */
class ChangesTest {

    private static Conclusion.Risk risk(Chart chart, String input, String value) {
        RiskRequest request = new RiskRequest(Set.of(), List.of(new WhatIf(input, new BigDecimal(value))), false);
        Question question = new Question(
                Occasion.RISK_ASSESSMENT,
                Chart.TODAY,
                List.of(),
                List.of(),
                new Trigger(List.of(), List.of(), List.of(), request));
        return (Conclusion.Risk)
                Chart.ENGINE.assess(chart.facts(), question).get(0).conclusion();
    }

    @Test
    void theTableSaysWhatIsTriedAndOnlyWhatChangesSomething() {
        assertThat(Chart.complete().risk().changes())
                .extracting(RiskChange::input)
                .containsExactly("sbp", "total-cholesterol", "statin");
        assertThat(Chart.complete()
                        .coded("smoking", "72166-2", "http://snomed.info/sct", "77176002")
                        .drug("statin", "83367")
                        .risk()
                        .changes())
                .extracting(RiskChange::input)
                .containsExactly("smoking", "sbp", "total-cholesterol");
    }

    /** In the model a statin is a mark of the people who take one: told beside a drug that is picked it would be a promise turned round. */
    @Test
    void aStatinAsAMarkIsToldWithThoseWords() {
        assertThat(Chart.complete().risk().changes())
                .filteredOn(change -> change.input().equals("statin"))
                .extracting(RiskChange::label)
                .containsExactly("with a statin, cholesterol as it is (marks who is treated, not what treatment does)");
    }

    @Test
    void aChangeGivesWhatARecordWithThatValueWouldGive() {
        RiskChange change = risk(Chart.complete(), "sbp", "120").changes().get(0);
        Conclusion.Risk other =
                Chart.complete().quantity("sbp", "8480-6", "120", "mm[Hg]").risk();

        assertThat(change.differences())
                .extracting(RiskChange.Difference::changed)
                .isEqualTo(other.estimates());
        assertThat(change.differences().get(0).points())
                .isEqualByComparingTo(other.estimates()
                        .get(0)
                        .percent()
                        .subtract(Chart.complete().risk().estimates().get(0).percent()));
    }

    @ParameterizedTest
    @CsvSource({
        "sbp, 181, OUT_OF_RANGE",
        "sbp, -1, OUT_OF_RANGE",
        "smoking, 0.5, OUT_OF_RANGE",
        "bmi, 40, OUT_OF_RANGE",
        "age, 40, NOT_APPLICABLE",
        "male, 1, NOT_APPLICABLE",
        "hba1c, 6, NOT_APPLICABLE",
        "black, 1, NOT_APPLICABLE"
    })
    void whatTheEquationWasNotMadeForIsNotTried(String input, String value, Cause cause) {
        Conclusion.Risk risk = risk(Chart.complete(), input, value);

        assertThat(risk.changes()).isEmpty();
        assertThat(risk.estimates()).isEqualTo(Chart.complete().risk().estimates());
        assertThat(risk.gaps())
                .extracting(InputGap::input, InputGap::cause, InputGap::needed)
                .contains(tuple(input, cause, false));
    }

    @Test
    void withoutARiskNothingIsTried() {
        assertThat(risk(Chart.complete().without("hdl"), "sbp", "120").changes())
                .isEmpty();
    }

    @Test
    void eachIsSaidToBeADifferenceInTheModel() {
        assertThat(Chart.complete().finding().paragraphs())
                .extracting(part -> part.text())
                .anyMatch(text -> text.contains("a difference in the model, not a promise"));
    }
}
