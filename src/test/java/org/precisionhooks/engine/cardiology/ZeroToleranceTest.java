package org.precisionhooks.engine.cardiology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionhooks.BuiltIn.KNOWLEDGE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.engine.Conclusion;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.InputGap;
import org.precisionhooks.engine.InputGap.Cause;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.engine.OrderedDrug;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Paragraph.Kind;
import org.precisionhooks.engine.Question;
import org.precisionhooks.engine.cardiology.InputTables.ConditionRow;
import org.precisionhooks.engine.cardiology.InputTables.State;
import org.precisionhooks.knowledge.Knowledge;

/** What must never happen (cardiology.md section 5), item by item, each tried in the ways in which it would. */
class ZeroToleranceTest {

    private static final Drug ATORVASTATIN = new Drug("83367", "atorvastatin");

    @TempDir
    private Path site;

    private static Question question(Occasion occasion) {
        return new Question(occasion, Chart.TODAY, List.of(OrderedDrug.of(ATORVASTATIN)), List.of());
    }

    private static List<Finding> findings(Chart chart, Occasion occasion) {
        return Chart.ENGINE.assess(chart.facts(), question(occasion));
    }

    private static Stream<String> texts(Finding finding) {
        return finding.paragraphs().stream().map(Paragraph::text);
    }

    static Stream<Arguments> needed() {
        return Stream.of(
                Arguments.of("total-cholesterol", "2093-3", "200", "mg/dL", "129", "mmol"),
                Arguments.of("hdl", "2085-9", "45", "mg/dL", "101", "g"),
                Arguments.of("sbp", "8480-6", "160", "mm[Hg]", "89", "cm"),
                Arguments.of("bmi", "39156-5", "35", "kg/m2", "18.4", "kg"),
                Arguments.of("egfr", "98979-8", "90", "mL/min/{1.73_m2}", "141", "mL"));
    }

    /** 1. A number from an input that is missing, defaulted, too old, of an unknown day, out of range or in a wrong unit. */
    @ParameterizedTest(name = "1 {0}")
    @MethodSource("needed")
    void noNumberFromAnInputThatCannotBeUsed(
            String id, String code, String value, String unit, String outside, String wrong) {
        String undated = """
                {"resourceType": "Observation", "id": "%s", "status": "final", "subject": {"reference": "Patient/p"},
                 "meta": {"lastUpdated": "2026-11-26T10:00:00Z"}, "code": {"coding": [{"system": "http://loinc.org", "code": "%s"}]},
                 "valueQuantity": {"value": %s, "system": "http://unitsofmeasure.org", "code": "%s"}}""".formatted(id, code, value, unit);
        Stream.of(
                        Chart.complete().without(id),
                        Chart.complete().observation(id, code, "final", "2021-11-26", value, unit),
                        Chart.complete().observation(id, code, "final", "2026-11-28", value, unit),
                        Chart.complete().observation(id, code, "entered-in-error", "2026-10-01", value, unit),
                        Chart.complete().observation(id, code, "cancelled", "2026-10-01", value, unit),
                        Chart.complete().observation(id, code, "preliminary", "2026-10-01", value, unit),
                        Chart.complete().observation(id, code, "registered", "2026-10-01", value, unit),
                        Chart.complete().quantity(id, code, outside, unit),
                        Chart.complete().quantity(id, code, value, wrong),
                        Chart.complete().quantity(id, code, value, ""),
                        Chart.complete().quantity(id, code, "0", unit),
                        Chart.complete().quantity(id, code, "-" + value, unit),
                        Chart.complete().with(undated))
                .forEach(chart -> {
                    assertThat(chart.risk().estimates()).isEmpty();
                    assertThat(chart.risk().gaps()).anyMatch(InputGap::needed);
                    assertThat(findings(chart, Occasion.ORDER_SELECT))
                            .singleElement()
                            .satisfies(finding -> {
                                Conclusion.Risk told = (Conclusion.Risk) finding.conclusion();
                                assertThat(told.estimates()).isEmpty();
                                assertThat(told.changes()).isEmpty();
                                assertThat(told.gaps()).anyMatch(InputGap::needed);
                                assertThat(finding.headline()).startsWith("No risk by PREVENT: ");
                            });
                    assertThat(findings(chart, Occasion.ORDER_SIGN)).isEmpty();
                    assertThat(findings(chart, Occasion.PATIENT_VIEW))
                            .noneMatch(one -> one.conclusion() instanceof Conclusion.Risk);
                });
    }

    /** 1. The ends of the ranges are within them. */
    @ParameterizedTest(name = "1 {0} from {3} to {4}")
    @CsvSource({
        "total-cholesterol, 2093-3, mg/dL, 130, 320",
        "hdl, 2085-9, mg/dL, 20, 100",
        "sbp, 8480-6, mm[Hg], 90, 180",
        "bmi, 39156-5, kg/m2, 18.5, 39.9",
        "egfr, 98979-8, mL/min/{1.73_m2}, 15, 140",
        "hba1c, 4548-4, %, 4.5, 15",
        "uacr, 9318-7, mg/g, 0.1, 25000"
    })
    void endsOfARangeAreWithinIt(String id, String code, String unit, String lowest, String highest) {
        for (String value : List.of(lowest, highest)) {
            Conclusion.Risk risk =
                    Chart.complete().quantity(id, code, value, unit).risk();

            assertThat(risk.estimates()).as(value).isNotEmpty();
            assertThat(risk.gaps()).as(value).noneMatch(gap -> gap.input().equals(id));
        }
    }

    @ParameterizedTest(name = "1 born {0}: {1} horizons")
    @CsvSource({"1996-11-28, 0", "1996-11-27, 2", "1966-11-28, 2", "1966-11-27, 1", "1946-11-28, 1", "1946-11-27, 0"})
    void ageCountsInCompletedYearsUpToTheDay(String born, int horizons) {
        assertThat(Chart.complete().patient("female", born).risk().estimates().stream()
                        .map(one -> one.years())
                        .distinct())
                .hasSize(horizons);
    }

    @ParameterizedTest(name = "1 born {0}")
    @CsvSource({"1976, true", "1976-03, true", "1976-03-01, false"})
    void anAgeThatIsNotSureIsSaid(String born, boolean said) {
        assertThat(texts(Chart.complete().patient("female", born).finding())
                        .anyMatch(text -> text.contains("The day of birth is not recorded")))
                .isEqualTo(said);
    }

    /** 2. Unknown smoking, diabetes or treatment counted as "no" without saying so. */
    @Test
    void unknownIsNotNoAndWhatCountsAsNoIsSaid() {
        assertThat(Chart.complete()
                        .coded("smoking", "72166-2", "http://snomed.info/sct", "266927001")
                        .risk()
                        .estimates())
                .isEmpty();
        assertThat(Chart.complete().without("smoking").risk().estimates()).isEmpty();
        assertThat(Chart.complete()
                        .condition("diabetes", "http://hl7.org/fhir/sid/icd-10", "E11.9", "active", "provisional")
                        .risk()
                        .estimates())
                .isEmpty();
        Chart bare = Chart.complete().without("diabetes").without("bp-treatment");
        for (Finding finding :
                List.of(bare.finding(), findings(bare, Occasion.ORDER_SELECT).get(0))) {
            assertThat(texts(finding))
                    .contains(
                            "No diabetes is recorded; that counts as none.",
                            "No drug treatment of blood pressure is recorded; that counts as none.",
                            "No statin treatment is recorded; that counts as none.");
        }
        assertThat(Chart.ENGINE
                        .beside(ATORVASTATIN, bare.facts(), question(Occasion.ORDER_SELECT))
                        .paragraphs())
                .extracting(Paragraph::text)
                .contains("No diabetes is recorded; that counts as none.");
    }

    /** 3. Race assumed: not even where the record states it in another place. */
    @Test
    void raceIsNotTakenFromThePatientResource() throws IOException {
        RiskEquationsTest.site(
                site,
                "pce-2013\tPooled Cohort Equations 2013\tSURVIVAL\tSEX_AND_RACE\t\t2\tY\tACC/AHA\t2013\t10.1161/01.cir.0000437741.48606.98");
        Chart chart = Chart.complete().with("""
                {"resourceType": "Patient", "id": "p", "gender": "female", "birthDate": "1976-03-01", "extension": [
                 {"url": "http://hl7.org/fhir/us/core/StructureDefinition/us-core-race", "extension": [{"url": "ombCategory",
                  "valueCoding": {"system": "urn:oid:2.16.840.1.113883.6.238", "code": "2054-5"}}]}]}""");
        Conclusion.Risk risk = (Conclusion.Risk)
                chart.findings(Knowledge.layered(List.of(site))).get(0).conclusion();

        assertThat(risk.estimates()).isEmpty();
        assertThat(risk.gaps()).extracting(InputGap::input).containsExactly("black");
    }

    /** 4. Lipoprotein(a) of mass and of moles made of one another. */
    @ParameterizedTest(name = "4 {0} in {1}")
    @CsvSource({"10835-7, nmol/L, LPA_MASS", "43583-4, mg/dL, LPA_MOLAR", "10835-7, mmol/L, LPA_MASS"})
    void lipoproteinIsNeverConverted(String code, String unit, Input input) {
        Chart chart = Chart.complete().quantity("lpa", code, "150", unit);
        Person person = new Person(InputTables.from(KNOWLEDGE), BuiltIn.drugs(), chart.facts(), Chart.TODAY);

        assertThat(person.input(input).gap().map(InputGap::cause)).contains(Cause.UNKNOWN_UNIT);
        assertThat(person.input(input == Input.LPA_MASS ? Input.LPA_MOLAR : Input.LPA_MASS)
                        .reading())
                .isEmpty();
    }

    static Stream<ConditionRow> diseases() {
        return InputTables.from(KNOWLEDGE).conditions().stream()
                .filter(row -> row.state() == State.CARDIOVASCULAR_DISEASE);
    }

    /** 7. A number for primary prevention in known disease: active, over or only once recorded, as condition or procedure. */
    @ParameterizedTest(name = "7 {0}")
    @MethodSource("diseases")
    void noNumberForPrimaryPreventionInKnownDisease(ConditionRow row) {
        String code = row.code().replace("*", "9");
        Stream.of("active", "resolved", "inactive", "remission")
                .map(status -> Chart.complete().condition("disease", row.system(), code, status, "confirmed"))
                .forEach(chart -> assertThat(chart.risk().estimates()).isEmpty());
        Chart done = Chart.complete().with("""
                {"resourceType": "Procedure", "id": "done", "status": "completed", "subject": {"reference": "Patient/p"},
                 "code": {"coding": [{"system": "%s", "code": "%s"}]}}""".formatted(row.system(), code));

        assertThat(done.risk().estimates()).isEmpty();
    }

    /** 8. Treated LDL used as untreated; of one day nobody knows which came first. */
    @ParameterizedTest(name = "8 LDL of {0}, statin since {1}: {2} points")
    @CsvSource({
        "2026-10-01, 2026-10-01, 0",
        "2026-10-01, 2026-10-02, 3",
        "2026-10-02, 2026-10-01, 0",
        "2026-10-01, 2016-01-01, 0"
    })
    void treatedCholesterolIsNotUntreated(String measured, String since, int points) {
        Chart chart = new Chart()
                .patient("male", "1976-01-01")
                .observation("ldl", "18262-6", "final", measured, "200", "mg/dL")
                .drugSince("statin", "83367", since);
        Conclusion.Suspicion suspicion = (Conclusion.Suspicion)
                findings(chart, Occasion.CRITERIA_ASSESSMENT).get(0).conclusion();

        assertThat(suspicion.grades().get(0).points()).contains(points);
    }

    /** 9. An unconfirmed row of a guideline shown as fact: none is confirmed as it ships. */
    @Test
    void noRowOfAGuidelineIsConfirmedAsItShips() throws IOException {
        assertThat(Files.readAllLines(Path.of("src/main/resources/knowledge/cardiology/thresholds.tsv")))
                .noneMatch(line -> line.endsWith("\tY"));
    }

    @ParameterizedTest(name = "9 {0}")
    @EnumSource(
            value = Occasion.class,
            names = {"RISK_ASSESSMENT", "PATIENT_VIEW", "ON_DEMAND", "ORDER_SELECT"})
    void unconfirmedRowsShowNowhere(Occasion occasion) {
        Chart extreme = Chart.complete()
                .without("bp-treatment")
                .quantity("sbp", "8480-6", "179", "mm[Hg]")
                .quantity("ldl", "18262-6", "250", "mg/dL")
                .quantity("lpa", "43583-4", "500", "nmol/L");

        assertThat(findings(extreme, occasion)).allSatisfy(finding -> {
            assertThat(finding.topic())
                    .doesNotStartWith("cardiovascular-threshold")
                    .doesNotStartWith("cardiovascular-follow-up");
            assertThat(finding.citations()).noneMatch(one -> one.publisher().contains("ACC"));
            assertThat(texts(finding)).noneMatch(text -> text.contains("lipid-2026") || text.contains("pressure-2025"));
            assertThat(Optional.of(finding.conclusion())
                            .filter(Conclusion.Risk.class::isInstance)
                            .map(risk -> ((Conclusion.Risk) risk).categories())
                            .orElse(List.of()))
                    .isEmpty();
        });
    }

    /** 12. A what-if shown as a promise: wherever a change is told, it is told as a difference in the model. */
    @Test
    void changeIsNeverToldAsAPromise() {
        Chart chart = Chart.complete().without("bp-treatment");
        Stream<List<Paragraph>> told = Stream.of(
                chart.finding().paragraphs(),
                findings(chart, Occasion.ORDER_SELECT).get(0).paragraphs(),
                Chart.ENGINE
                        .beside(ATORVASTATIN, chart.facts(), question(Occasion.ORDER_SELECT))
                        .paragraphs());

        assertThat(told).allSatisfy(paragraphs -> {
            assertThat(paragraphs).anyMatch(part -> part.kind() == Kind.CHANGE);
            assertThat(paragraphs).extracting(Paragraph::text).anyMatch(text -> text.contains(RiskWords.NO_PROMISE));
        });
    }
}
