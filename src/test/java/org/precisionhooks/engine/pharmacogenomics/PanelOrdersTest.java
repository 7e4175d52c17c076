package org.precisionhooks.engine.pharmacogenomics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.consent.ConsentedFactsFixture;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.engine.OrderedDrug;
import org.precisionhooks.engine.OrderedTest;
import org.precisionhooks.engine.Question;
import org.precisionhooks.engine.Trigger;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.Fact;
import org.precisionhooks.facts.GenePanelOrder;
import org.precisionhooks.facts.Medication;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Source;

/** An ordered panel that names no gene is told of the patient for whom it was ordered, and of nobody else. */
class PanelOrdersTest {

    private final PharmacogenomicsEngine engine = new PharmacogenomicsEngine(BuiltIn.KNOWLEDGE, BuiltIn.drugs());

    @Test
    void aPanelOfOnePatientIsToldOfNoOther() {
        assertThat(said("one", panel())).contains("ServiceRequest/o", "ask the laboratory about DPYD");
        assertThat(said("other")).doesNotContain("ServiceRequest/o", "panel");
    }

    @Test
    void aPanelIsToldAlsoWhereOthersWereToldBefore() {
        assertThat(said("other")).doesNotContain("panel");
        assertThat(said("one", panel())).contains("ask the laboratory about DPYD");
    }

    /** Orders of one call are about to be placed together. */
    @Test
    void aPanelAmongTheOrdersOfTheCallIsToldToo() {
        Question alone = question();
        Question withPanel = new Question(
                alone.occasion(),
                alone.date(),
                alone.orders(),
                alone.current(),
                new Trigger(List.of(OrderedTest.PANEL), List.of(), List.of()));
        List<Finding> findings = engine.assess(ConsentedFactsFixture.permitted("one"), withPanel);

        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).toString())
                .contains("Test DPYD", "among the orders of this call", "ask the laboratory about DPYD");
    }

    private static Fact panel() {
        return new GenePanelOrder(
                new Source("ServiceRequest/o", ResultStatus.FINAL, ClinicalTime.parse("2026-11-20", ZoneOffset.UTC)),
                false);
    }

    private String said(String patient, Fact... facts) {
        return engine.assess(ConsentedFactsFixture.permitted(patient, facts), question()).stream()
                .map(Finding::toString)
                .toList()
                .toString();
    }

    private static Question question() {
        Medication fluorouracil = CaseText.medication("4492");
        OrderedDrug order = new OrderedDrug(
                Optional.of("MedicationRequest/m"),
                "fluorouracil",
                BuiltIn.drugs().resolve(fluorouracil),
                List.of());
        return new Question(Occasion.ON_DEMAND, LocalDate.of(2026, 11, 24), List.of(order), List.of());
    }
}
