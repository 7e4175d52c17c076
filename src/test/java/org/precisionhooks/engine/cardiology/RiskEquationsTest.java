package org.precisionhooks.engine.cardiology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.engine.cardiology.EquationTables.EquationRow;
import org.precisionhooks.engine.cardiology.EquationTables.Region;
import org.precisionhooks.engine.cardiology.RiskEquation.Result;
import org.precisionhooks.engine.cardiology.RiskEquation.Risk;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.knowledge.KnowledgeException;

/** The equations against examples that anyone can work out again. */
class RiskEquationsTest {

    private static final EquationTables TABLES = EquationTables.from(BuiltIn.KNOWLEDGE);
    static final RiskEquations EQUATIONS = RiskEquations.from(BuiltIn.KNOWLEDGE);
    private static final double LAST_DIGIT_OF_A_PERCENTAGE = 0.0501;

    @TestFactory
    Stream<DynamicTest> everyExampleComesOut() throws IOException {
        JsonNode cases = new ObjectMapper()
                .readTree(Path.of("src/test/resources/cases/cardiology/equations.json")
                        .toFile());
        return StreamSupport.stream(cases.spliterator(), false)
                .map(one -> DynamicTest.dynamicTest(one.path("title").asText(), () -> check(one)));
    }

    /** One equation as it is for a region, to compare it with published examples. */
    static RiskEquation inRegion(String equation, Region region) {
        List<EquationRow> rows = TABLES.equations().stream()
                .map(row -> row.equation().equals(equation) ? inRegion(row, region) : row)
                .toList();
        EquationTables there = new EquationTables(
                rows,
                TABLES.models(),
                TABLES.horizons(),
                TABLES.needs(),
                TABLES.covariates(),
                TABLES.baselines(),
                TABLES.calibrations(),
                TABLES.coefficients());
        return new RiskEquations(there).named(equation).orElseThrow();
    }

    private static EquationRow inRegion(EquationRow row, Region region) {
        return new EquationRow(
                row.equation(),
                row.title(),
                row.link(),
                row.strata(),
                Optional.of(region),
                row.decimals(),
                row.enabled(),
                row.publisher(),
                row.version(),
                row.doi());
    }

    private static void check(JsonNode one) {
        String code = one.path("equation").asText();
        RiskEquation equation = one.has("region")
                ? inRegion(code, Region.valueOf(one.path("region").asText()))
                : EQUATIONS.named(code).orElseThrow();
        Map<Input, Double> given = new EnumMap<>(Input.class);
        one.path("given")
                .properties()
                .forEach(entry -> given.put(
                        Input.valueOf(entry.getKey()), entry.getValue().asDouble()));

        Result result = equation.compute(RiskInputs.of(given));

        assertThat(result.model()).isEqualTo(one.path("model").asText());
        one.path("then")
                .properties()
                .forEach(entry -> assertThat(percent(result, entry.getKey()))
                        .as(entry.getKey())
                        .isCloseTo(entry.getValue().asDouble(), within(LAST_DIGIT_OF_A_PERCENTAGE)));
    }

    private static double percent(Result result, String outcomeAndYears) {
        return result.risks().stream()
                .filter(risk -> outcomeAndYears.equals(risk.outcome() + " " + risk.years()))
                .mapToDouble(Risk::probability)
                .map(probability -> probability * 100)
                .findFirst()
                .orElseThrow();
    }

    static RiskInputs woman(int age, Map<Input, Double> more) {
        Map<Input, Double> given = new EnumMap<>(Map.of(
                Input.MALE, 0.0,
                Input.AGE, (double) age,
                Input.TOTAL_CHOLESTEROL, 200.0,
                Input.HDL, 45.0,
                Input.SBP, 140.0,
                Input.BMI, 28.0,
                Input.EGFR, 90.0));
        given.putAll(Map.of(Input.DIABETES, 0.0, Input.SMOKING, 0.0, Input.BP_TREATMENT, 0.0, Input.STATIN, 0.0));
        given.putAll(more);
        return RiskInputs.of(given);
    }

    @Test
    void preventHasAHundredModels() {
        long women = EQUATIONS.named("prevent").orElseThrow().computeAll(woman(50, Map.of())).stream()
                .mapToLong(result -> result.risks().size())
                .sum();
        long men = EQUATIONS.named("prevent").orElseThrow().computeAll(woman(50, Map.of(Input.MALE, 1.0))).stream()
                .mapToLong(result -> result.risks().size())
                .sum();

        assertThat(women + men).isEqualTo(100);
    }

    @ParameterizedTest(name = "at {0} years: {1} horizons")
    @CsvSource({"29,0", "30,2", "59,2", "60,1", "79,1", "80,0"})
    void thirtyYearsAreToldUpTo59AndTenUpTo79(int age, int horizons) {
        assertThat(EQUATIONS.named("prevent").orElseThrow().horizonsAt(age)).hasSize(horizons);
    }

    @ParameterizedTest(name = "HbA1c {0}, UACR {1}, SDI {2}: {3}")
    @CsvSource({",,,base", "6,,,hba1c", ",30,,uacr", ",,5,sdi", "6,30,,full", "6,,5,full", ",30,5,full", "6,30,5,full"})
    void optionalInputsChooseTheModel(Double hba1c, Double uacr, Double sdi, String model) {
        Map<Input, Double> more = new EnumMap<>(Input.class);
        if (hba1c != null) {
            more.put(Input.HBA1C, hba1c);
        }
        if (uacr != null) {
            more.put(Input.UACR, uacr);
        }
        if (sdi != null) {
            more.put(Input.SDI, sdi);
        }

        assertThat(EQUATIONS
                        .named("prevent")
                        .orElseThrow()
                        .compute(woman(50, more))
                        .model())
                .isEqualTo(model);
    }

    @Test
    void calciumScoreOfZeroIsNotAnAbsentOne() {
        Map<Input, Double> more = new EnumMap<>(
                Map.of(Input.BLACK, 0.0, Input.CHINESE, 0.0, Input.HISPANIC, 0.0, Input.FAMILY_HISTORY_MI, 0.0));
        RiskEquation mesa = EQUATIONS.named("mesa").orElseThrow();
        assertThat(mesa.compute(woman(60, more)).model()).isEqualTo("base");
        more.put(Input.CAC, 0.0);
        assertThat(mesa.compute(woman(60, more)).model()).isEqualTo("cac");
        double none = mesa.compute(woman(60, more)).risks().get(0).probability();
        more.put(Input.CAC, 300.0);
        assertThat(mesa.compute(woman(60, more)).risks().get(0).probability()).isGreaterThan(2 * none);
    }

    /**
     * Numbers of another implementation (R package CVrisk, examples of its tests: a Hispanic man of 70 under treatment of blood
     * pressure). The paper itself (doi 10.1016/j.jacc.2015.08.035) was not at hand, so MESA stays off.
     */
    @Test
    void mesaEqualsTheNumbersOfAnotherImplementation() {
        Map<Input, Double> man = new EnumMap<>(Input.class);
        for (Input none : List.of(
                Input.BLACK, Input.CHINESE, Input.STATIN, Input.SMOKING, Input.DIABETES, Input.FAMILY_HISTORY_MI)) {
            man.put(none, 0.0);
        }
        man.putAll(Map.of(
                Input.MALE,
                1.0,
                Input.AGE,
                70.0,
                Input.HISPANIC,
                1.0,
                Input.SBP,
                130.0,
                Input.HDL,
                50.0,
                Input.TOTAL_CHOLESTEROL,
                190.0,
                Input.BP_TREATMENT,
                1.0));
        RiskEquation mesa = EQUATIONS.named("mesa").orElseThrow();

        assertThat(100 * mesa.compute(RiskInputs.of(man)).risks().get(0).probability())
                .isCloseTo(8.61, org.assertj.core.data.Offset.offset(0.005));
        man.put(Input.CAC, 0.0);
        assertThat(100 * mesa.compute(RiskInputs.of(man)).risks().get(0).probability())
                .isCloseTo(3.06, org.assertj.core.data.Offset.offset(0.005));
    }

    @Test
    void onlyPreventIsOnUnlessTheSiteSaysOtherwise() {
        assertThat(EQUATIONS.enabled()).extracting(RiskEquation::code).containsExactly("prevent");
    }

    @Test
    void aScoreWithRegionsThatIsOnNeedsTheRegionOfTheSite(@TempDir Path site) throws IOException {
        site(site, "score2\tSCORE2\tSURVIVAL\tSEX\t\t1\tY\tESC\t2021\t10.1093/eurheartj/ehab309");
        Knowledge knowledge = Knowledge.layered(List.of(site));

        assertThatThrownBy(() -> RiskEquations.from(knowledge))
                .isInstanceOf(KnowledgeException.class)
                .hasMessageContaining("score2 is on, but needs the region of the site");
    }

    @Test
    void siteTurnsOnAScoreWithItsRegion(@TempDir Path site) throws IOException {
        site(site, "score2\tSCORE2\tSURVIVAL\tSEX\tHIGH\t1\tY\tESC\t2021\t10.1093/eurheartj/ehab309");

        assertThat(RiskEquations.from(Knowledge.layered(List.of(site))).enabled())
                .extracting(RiskEquation::code)
                .containsExactly("score2");
    }

    static void site(Path site, String row) throws IOException {
        Files.createDirectories(site.resolve("cardiology"));
        Files.writeString(site.resolve("cardiology/equations.tsv"), """
                # mode: replace
                # source: the site
                # version: 1
                # retrieved: 2026-11-27
                # url: https://example.org
                # license: CC0-1.0
                equation\ttitle\tlink\tstrata\tregion\tdecimals\tenabled\tpublisher\tversion\tdoi
                """ + row + "\n");
    }
}
