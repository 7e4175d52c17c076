package org.precisionhooks.engine.pharmacogenomics.dosing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.BuiltIn;

/** The published equations give the published doses. */
class DoseEquationTest {

    private static final DosingTables TABLES = DosingTables.of(BuiltIn.KNOWLEDGE);

    @ParameterizedTest
    @CsvSource({
        // the worked example of WARG (Blood 2009;113:784): man of 50, A/G, *1/*3
        "warg,A/G,*1/*3,White,50,170,80,0,33.05",
        // from the coefficients of IWPC and Gage
        "iwpc-pharmacogenetic,A/G,*1/*3,White,60,170,80,0,22.43",
        "iwpc-pharmacogenetic,A/G,*1/*3,Asian,60,170,80,0,21.40",
        "iwpc-pharmacogenetic,G/G,*1/*1,White,60,170,80,0,42.76",
        "iwpc-pharmacogenetic,A/A,*3/*3,White,60,170,80,0,6.30",
        "iwpc-clinical,,,White,60,170,80,0,31.23",
        "gage,,,missing or mixed,60,170,80,2.5,21.97"
    })
    void theEquationGivesThePublishedDose(
            String equation,
            String vkorc1,
            String cyp2c9,
            String ancestry,
            int age,
            double height,
            double weight,
            double targetInr,
            double weekly) {
        Map<Term, DoseInput> inputs = Map.ofEntries(
                Map.entry(Term.VKORC1, DoseInput.ofLevel(vkorc1 == null ? "" : vkorc1, "VKORC1")),
                Map.entry(Term.CYP2C9, DoseInput.ofLevel(cyp2c9 == null ? "" : cyp2c9, "CYP2C9")),
                Map.entry(Term.ANCESTRY, DoseInput.ofLevel(ancestry, "ancestry")),
                Map.entry(Term.AGE_YEARS, DoseInput.of(age, "age")),
                Map.entry(Term.AGE_DECADES, DoseInput.of(age / 10, "age")),
                Map.entry(Term.HEIGHT, DoseInput.of(height, "height")),
                Map.entry(Term.WEIGHT, DoseInput.of(weight, "weight")),
                Map.entry(Term.BODY_SURFACE, DoseInput.of(1.93, "surface")),
                Map.entry(Term.VKORC1_A, DoseInput.of(1, "A/G")),
                Map.entry(Term.CYP2C9_2, DoseInput.of(0, "*1/*3")),
                Map.entry(Term.CYP2C9_3, DoseInput.of(1, "*1/*3")),
                Map.entry(Term.TARGET_INR, DoseInput.of(targetInr, "INR")));
        DosingTables.EquationRow row = TABLES.equations().stream()
                .filter(one -> one.equation().equals(equation))
                .findFirst()
                .orElseThrow();

        DoseEquation.Result result = new DoseEquation(row, TABLES.terms(equation))
                .of(term -> inputs.getOrDefault(term, DoseInput.of(0, "none")));

        assertThat(result.problems()).isEmpty();
        assertThat(result.weekly()).isCloseTo(weekly, within(0.01));
    }
}
