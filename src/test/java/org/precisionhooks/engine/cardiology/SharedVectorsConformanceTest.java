package org.precisionhooks.engine.cardiology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.precisionhooks.SharedReference;
import org.precisionhooks.engine.cardiology.EquationTables.Region;
import org.precisionhooks.engine.cardiology.RiskEquation.Result;

/** Every published and derived vector of the reference data, to its stated tolerance. */
class SharedVectorsConformanceTest {

    private static final double MMOL_OF_MG = 0.02586;
    private static final double DERIVED = 1e-5;
    private static final Map<String, Input> NAMES = Map.ofEntries(
            Map.entry("age", Input.AGE),
            Map.entry("sbp", Input.SBP),
            Map.entry("bp_tx", Input.BP_TREATMENT),
            Map.entry("total_c", Input.TOTAL_CHOLESTEROL),
            Map.entry("hdl_c", Input.HDL),
            Map.entry("total_c_mgdl", Input.TOTAL_CHOLESTEROL),
            Map.entry("hdl_c_mgdl", Input.HDL),
            Map.entry("statin", Input.STATIN),
            Map.entry("dm", Input.DIABETES),
            Map.entry("diabetes", Input.DIABETES),
            Map.entry("smoking", Input.SMOKING),
            Map.entry("egfr", Input.EGFR),
            Map.entry("bmi", Input.BMI),
            Map.entry("hba1c", Input.HBA1C),
            Map.entry("uacr", Input.UACR),
            Map.entry("sdi_decile", Input.SDI),
            Map.entry("black", Input.BLACK),
            Map.entry("diabetes_age", Input.DIABETES_AGE));

    @Test
    void preventEqualsThePublishedNumbers() throws IOException {
        List<String> wrong = new ArrayList<>();
        int numbers = 0;
        for (JsonNode vector : vectors("prevent_vectors_shared.json")) {
            numbers += prevent(vector, vector.path("decimals").asInt(), wrong);
        }
        assertThat(wrong).isEmpty();
        assertThat(numbers).isGreaterThan(190);
    }

    @Test
    void preventEqualsTheDerivedGrid() throws IOException {
        List<String> wrong = new ArrayList<>();
        int numbers = 0;
        for (JsonNode vector : vectors("prevent_grid_derived_shared.json")) {
            numbers += prevent(vector, 0, wrong);
        }
        assertThat(wrong).isEmpty();
        assertThat(numbers).isEqualTo(3000);
    }

    /**
     * The vectors name their model; some ask it for less than it could use, or with a value out of its range, which the
     * engine would not use.
     *
     * @param decimals 0 for the derived grid, whose tolerance is absolute
     */
    private static int prevent(JsonNode vector, int decimals, List<String> wrong) {
        Map<Input, Double> given = given(vector.path("input"));
        given.put(Input.MALE, vector.path("sex").asText().equals("male") ? 1.0 : 0.0);
        Result result =
                RiskEquationsTest.EQUATIONS.named("prevent").orElseThrow().computeAll(RiskInputs.of(given)).stream()
                        .filter(one -> one.model().equals(vector.path("model").asText()))
                        .findFirst()
                        .orElseThrow();
        int numbers = 0;
        for (Map.Entry<String, JsonNode> expected : vector.path("expected").properties()) {
            double risk = risk(
                    result,
                    expected.getKey().replace('_', '-'),
                    vector.path("years").asInt());
            if (expected.getValue().isNull()) {
                continue;
            }
            numbers++;
            double wanted = expected.getValue().asDouble();
            boolean equal = decimals == 0
                    ? Math.abs(risk - wanted) <= DERIVED
                    : rounded(risk, decimals) == rounded(wanted, decimals);
            if (!equal) {
                wrong.add(vector + ": " + expected.getKey() + " is " + risk);
            }
        }
        return numbers;
    }

    @Test
    void pooledCohortEquationsEqualThePublishedNumbers() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (JsonNode vector : vectors("pce_vectors_shared.json")) {
            Map<Input, Double> given = given(vector.path("input"));
            String code = vector.path("model").asText().equals("pce_orig") ? "pce-2013" : "pce-2018";
            double risk = risk(
                    RiskEquationsTest.EQUATIONS.named(code).orElseThrow().compute(RiskInputs.of(given)), "ascvd", 10);
            double wanted = vector.path("expected").asDouble();
            int decimals = vector.path("decimals").asInt();
            boolean equal = vector.has("tolerance")
                    ? Math.abs(risk - wanted) <= vector.path("tolerance").asDouble()
                    : rounded(risk, decimals) == rounded(wanted, decimals);
            if (!equal) {
                wrong.add(vector + " is " + risk);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void score2FamilyEqualsThePublishedNumbers() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (JsonNode vector : vectors("score2_vectors_shared.json")) {
            Map<Input, Double> given = given(vector.path("input"));
            String code = vector.path("model").asText().toLowerCase(Locale.ROOT);
            Region region = Region.valueOf(
                    vector.at("/input/region").asText().toUpperCase(Locale.ROOT).replace(' ', '_'));
            RiskEquation equation = RiskEquationsTest.inRegion(code, region);
            double percent = 100 * risk(equation.compute(RiskInputs.of(given)), "cvd", 10);
            if (Math.abs(rounded(percent, 1) - vector.path("expected_percent").asDouble()) > 0.1 + 1e-9) {
                wrong.add(vector + " is " + percent);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static Map<Input, Double> given(JsonNode input) {
        Map<Input, Double> given = new EnumMap<>(Input.class);
        input.properties().forEach(entry -> {
            if (NAMES.containsKey(entry.getKey()) && !entry.getValue().isNull()) {
                given.put(NAMES.get(entry.getKey()), number(entry.getValue()));
            }
        });
        put(given, Input.MALE, input.path("sex"), input.path("sex").asText().equals("male") ? 1.0 : 0.0);
        put(
                given,
                Input.TOTAL_CHOLESTEROL,
                input.path("total_c_mmol"),
                input.path("total_c_mmol").asDouble() / MMOL_OF_MG);
        put(given, Input.HDL, input.path("hdl_c_mmol"), input.path("hdl_c_mmol").asDouble() / MMOL_OF_MG);
        put(
                given,
                Input.HBA1C,
                input.path("hba1c_mmol_mol"),
                input.path("hba1c_mmol_mol").asDouble() / 10.929 + 2.15);
        put(given, Input.DIABETES, input.path("diabetes_age"), 1.0);
        return given;
    }

    private static void put(Map<Input, Double> given, Input input, JsonNode from, double value) {
        if (!from.isMissingNode()) {
            given.put(input, value);
        }
    }

    private static double number(JsonNode value) {
        return value.isBoolean() ? (value.asBoolean() ? 1 : 0) : value.asDouble();
    }

    private static double risk(Result result, String outcome, int years) {
        return result.risks().stream()
                .filter(risk -> risk.outcome().equals(outcome) && risk.years() == years)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No risk of " + outcome + " in " + years + " years"))
                .probability();
    }

    /** Half up with a guard, as the publishers round. */
    private static double rounded(double value, int decimals) {
        double power = Math.pow(10, decimals);
        return Math.floor(value * power + 0.5 + 1.5e-8) / power;
    }

    private static JsonNode vectors(String file) throws IOException {
        return new ObjectMapper()
                .readTree(SharedReference.require("cardiology/" + file).toFile());
    }
}
