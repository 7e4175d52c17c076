package org.precisionhooks.engine.pharmacogenomics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.consent.ConsentedFactsFixture;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.DrugResolution;
import org.precisionhooks.engine.DrugResolution.Recognition;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.engine.OrderedDrug;
import org.precisionhooks.engine.Question;
import org.precisionhooks.engine.Trigger;
import org.precisionhooks.facts.AllelePresence;
import org.precisionhooks.facts.Fact;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Source;

/** What HLA results say of an order and of an allergy; a test for another allele says nothing. */
class HlaResultsTest {

    private static final PharmacogenomicsEngine ENGINE = BuiltIn.pharmacogenomics();
    private static final OrderedDrug ABACAVIR = new OrderedDrug(
            Optional.empty(),
            "abacavir",
            new DrugResolution(List.of(new Drug("190521", "abacavir")), Recognition.CODE, true),
            List.of());

    @ParameterizedTest
    @CsvSource({
        "*27:05,PRESENT,Test HLA-B*57:01 before the first abacavir dose,Testing HLA-B*57:01 may explain the allergy to abacavir",
        "*58:01,PRESENT,Test HLA-B*57:01 before the first abacavir dose,Testing HLA-B*57:01 may explain the allergy to abacavir",
        "*57,PRESENT,The HLA-B result on file cannot be used for advice on abacavir,"
                + "The result on file for HLA-B*57:01 cannot be used to explain the allergy to abacavir"
    })
    void anOrderAndAnAllergyOfAbacavir(String allele, Presence presence, String order, String allergy) {
        Fact result = new AllelePresence(
                new Source("Observation/o", ResultStatus.FINAL, Optional.empty()),
                "HLA-B",
                Origin.UNSTATED,
                allele,
                presence);
        assertThat(headlines(question(List.of(ABACAVIR), List.of()), result)).contains(order);
        assertThat(headlines(question(List.of(), List.of(ABACAVIR)), result)).contains(allergy);
    }

    @ParameterizedTest
    @CsvSource({
        "FINAL,PRESENT,ABSENT,Results for HLA-B*57:01 contradict each other: the allergy to abacavir stays unexplained",
        "PRELIMINARY,PRESENT,PRESENT,The result on file for HLA-B*57:01 cannot be used to explain the allergy to abacavir",
        "FINAL,PRESENT,PRESENT,HLA-B*57:01 on file can explain the allergy to abacavir"
    })
    void resultsThatDoNotDecideExplainNothing(ResultStatus status, Presence first, Presence second, String headline) {
        assertThat(headlines(
                        question(List.of(), List.of(ABACAVIR)),
                        presence("a", status, first, Origin.UNSTATED),
                        presence("b", status, second, Origin.GERMLINE)))
                .containsExactly(headline);
    }

    private static Fact presence(String id, ResultStatus status, Presence presence, Origin origin) {
        return new AllelePresence(
                new Source("Observation/" + id, status, Optional.empty()), "HLA-B", origin, "*57:01", presence);
    }

    private static Question question(List<OrderedDrug> orders, List<OrderedDrug> allergens) {
        return new Question(
                Occasion.ON_DEMAND,
                LocalDate.parse("2026-11-24"),
                orders,
                List.of(),
                new Trigger(List.of(), List.of(), allergens));
    }

    private static List<String> headlines(Question question, Fact... facts) {
        return ENGINE.assess(ConsentedFactsFixture.permitted("p", facts), question).stream()
                .map(Finding::headline)
                .toList();
    }
}
