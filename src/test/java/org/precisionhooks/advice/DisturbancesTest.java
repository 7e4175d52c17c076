package org.precisionhooks.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.consent.ConsentedFactsFixture;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.engine.OrderedDrug;
import org.precisionhooks.engine.Question;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Genotype;
import org.precisionhooks.facts.Medication;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Source;

/** An order that changes what fits among the drugs that are taken is told (specification section 9). */
class DisturbancesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // CYP2D6 | ordered | taken | told
                "*1/*1 | 32937 | 10324 | With paroxetine: use an aromatase inhibitor instead of tamoxifen",
                "*4/*4 | 32937 | 10324 | ''", // as bad before
                "*1/*1 | 36437 | 10324 | ''", // sertraline, a weak inhibitor
                "*1/*1 | 32968 | 10324 | ''", // clopidogrel acts on no enzyme
                "*1/*1 | 32937 | 32937 | ''", // the same drug again
                "''    | 32937 | 10324 | ''" // not tested
            })
    void whatAnOrderChangesForOthersIsTold(String genotype, String ordered, String taken, String told) {
        Source source =
                new Source("Observation/o", ResultStatus.FINAL, ClinicalTime.parse("2026-01-01", ZoneOffset.UTC));
        Genotype[] results = genotype.isEmpty()
                ? new Genotype[0]
                : new Genotype[] {new Genotype(source, "CYP2D6", Origin.UNSTATED, genotype)};
        Question question = new Question(
                Occasion.ORDER_SELECT,
                LocalDate.of(2026, 11, 28),
                List.of(order("MedicationRequest/draft", ordered)),
                List.of(order("MedicationStatement/taken", taken)));

        List<Finding> findings = new Disturbances(List.of(BuiltIn.pharmacogenomics()))
                .of(ConsentedFactsFixture.permitted("p", results), question);

        assertThat(findings.stream().map(Finding::headline).toList().toString())
                .contains(told)
                .isEqualTo(
                        told.isEmpty()
                                ? "[]"
                                : findings.stream()
                                        .map(Finding::headline)
                                        .toList()
                                        .toString());
        assertThat(findings.stream()
                        .flatMap(one -> one.order().stream().flatMap(order -> Stream.of(order.reference()))))
                .allMatch(Optional.of("MedicationStatement/taken")::equals);
    }

    private static OrderedDrug order(String reference, String code) {
        Medication medication =
                Medication.of(Concept.of(Coding.of("http://www.nlm.nih.gov/research/umls/rxnorm", code)));
        return new OrderedDrug(Optional.of(reference), code, BuiltIn.drugs().resolve(medication), List.of());
    }
}
