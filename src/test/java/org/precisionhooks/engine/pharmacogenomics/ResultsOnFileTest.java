package org.precisionhooks.engine.pharmacogenomics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.consent.ConsentedFactsFixture;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.engine.OrderedTest;
import org.precisionhooks.engine.Question;
import org.precisionhooks.engine.Trigger;
import org.precisionhooks.facts.AllelePresence;
import org.precisionhooks.facts.Fact;
import org.precisionhooks.facts.GenePhenotype;
import org.precisionhooks.facts.Genotype;
import org.precisionhooks.facts.HlaTyping;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Source;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.facts.Zygosity;

/** Which results make an ordered genetic test a repeat. */
class ResultsOnFileTest {

    private static final PharmacogenomicsEngine ENGINE = BuiltIn.pharmacogenomics();

    static Stream<Arguments> resultsThatDecide() {
        return Stream.of(
                Arguments.of("CYP2C19", "", List.of(genotype("CYP2C19", "*2/*2", ResultStatus.FINAL))),
                Arguments.of("CYP2D6", "", List.of(reported("CYP2D6", "Poor Metabolizer"))),
                Arguments.of("VKORC1", "", List.of(variant("VKORC1", "rs9923231", Zygosity.HETEROZYGOUS))),
                Arguments.of("HLA-B", "*57:01", List.of(presence("*57:01", Presence.ABSENT))),
                Arguments.of("HLA-B", "*57:01", List.of(typing("*57:01", "*08:01"))),
                Arguments.of("HLA-B", "", List.of(typing("*57:01", "*08:01"))));
    }

    @ParameterizedTest
    @MethodSource("resultsThatDecide")
    void aResultThatDecidesIsOnFile(String gene, String allele, List<Fact> facts) {
        assertThat(headlines(gene, allele, facts)).singleElement().asString().startsWith("Already on file: " + gene);
    }

    static Stream<Arguments> resultsThatLeaveTheTestOpen() {
        Fact poor = genotype("CYP2C19", "*2/*2", ResultStatus.FINAL);
        Fact normal = new Genotype(source("other", ResultStatus.FINAL), "CYP2C19", Origin.GERMLINE, "*1/*1");
        return Stream.of(
                Arguments.of("CYP2C19", "", List.of()),
                Arguments.of("CYP2D6", "", List.of(poor)),
                Arguments.of("CYP2C19", "", List.of(poor, normal)),
                Arguments.of("CYP2C19", "", List.of(genotype("CYP2C19", "*2/*2", ResultStatus.PRELIMINARY))),
                Arguments.of(
                        "CYP2C19",
                        "",
                        List.of(new Genotype(source("t", ResultStatus.FINAL), "CYP2C19", Origin.SOMATIC, "*2/*2"))),
                Arguments.of("CYP2C19", "", List.of(reported("CYP2C19", "Indeterminate"))),
                Arguments.of("DPYD", "", List.of(variant("DPYD", "rs3918290", Zygosity.HETEROZYGOUS))),
                Arguments.of("HLA-B", "*57:01", List.of(presence("*58:01", Presence.ABSENT))),
                Arguments.of("HLA-B", "", List.of(presence("*57:01", Presence.PRESENT))),
                Arguments.of("BRCA1", "", List.of(poor)));
    }

    @ParameterizedTest
    @MethodSource("resultsThatLeaveTheTestOpen")
    void aResultThatLeavesTheTestOpenIsNotHeldAgainstIt(String gene, String allele, List<Fact> facts) {
        assertThat(headlines(gene, allele, facts)).isEmpty();
    }

    private static List<String> headlines(String gene, String allele, List<Fact> facts) {
        OrderedTest test = new OrderedTest(gene, Optional.of(allele).filter(name -> !name.isEmpty()));
        Question question = new Question(
                Occasion.ORDER_DISPATCH,
                LocalDate.parse("2026-11-24"),
                List.of(),
                List.of(),
                new Trigger(List.of(test), List.of(), List.of()));
        return ENGINE.assess(ConsentedFactsFixture.permitted("p", facts.toArray(Fact[]::new)), question).stream()
                .map(Finding::headline)
                .toList();
    }

    private static Source source(String id, ResultStatus status) {
        return new Source("Observation/" + id, status, Optional.empty());
    }

    private static Fact genotype(String gene, String diplotype, ResultStatus status) {
        return new Genotype(source("g", status), gene, Origin.UNSTATED, diplotype);
    }

    private static Fact reported(String gene, String phenotype) {
        return new GenePhenotype(source("r", ResultStatus.FINAL), gene, Origin.UNSTATED, phenotype, Optional.empty());
    }

    private static Fact variant(String gene, String rsid, Zygosity zygosity) {
        return new Variant(
                source("v", ResultStatus.FINAL),
                gene,
                Origin.UNSTATED,
                Presence.PRESENT,
                zygosity,
                List.of(rsid),
                Optional.empty());
    }

    private static Fact presence(String allele, Presence presence) {
        return new AllelePresence(source("p", ResultStatus.FINAL), "HLA-B", Origin.UNSTATED, allele, presence);
    }

    private static Fact typing(String first, String second) {
        return new HlaTyping(source("h", ResultStatus.FINAL), "HLA-B", Origin.UNSTATED, List.of(first, second), false);
    }
}
