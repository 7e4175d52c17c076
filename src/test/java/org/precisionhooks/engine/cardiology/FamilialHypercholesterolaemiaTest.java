package org.precisionhooks.engine.cardiology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionhooks.engine.Conclusion.Suspicion;
import org.precisionhooks.engine.CriteriaGrade;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.InputGap;
import org.precisionhooks.engine.InputGap.Cause;
import org.precisionhooks.engine.Likelihood;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.engine.Question;
import org.precisionhooks.engine.Urgency;

/** The criteria of familial hypercholesterolaemia (cardiology.md section 4.5), every group with every level. */
class FamilialHypercholesterolaemiaTest {

    private static final String SNOMED = "http://snomed.info/sct";
    private static final String INFARCTION = "22298006";
    private static final String STROKE = "230690007";
    private static final String XANTHOMA = "69880002";
    private static final String ARCUS = "111522004";
    private static final String FH = "398036000";

    private static Chart man(int age) {
        return new Chart().patient("male", (2026 - age) + "-01-01");
    }

    private static Finding asked(Chart chart) {
        List<Finding> findings = Chart.ENGINE.assess(
                chart.facts(), new Question(Occasion.CRITERIA_ASSESSMENT, Chart.TODAY, List.of(), List.of()));
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private static Optional<Finding> card(Chart chart) {
        return Chart.ENGINE
                .assess(chart.facts(), new Question(Occasion.PATIENT_VIEW, Chart.TODAY, List.of(), List.of()))
                .stream()
                .filter(finding -> finding.topic().equals("familial-hypercholesterolaemia"))
                .findFirst();
    }

    private static CriteriaGrade grade(Chart chart, String scheme) {
        return ((Suspicion) asked(chart).conclusion())
                .grades().stream()
                        .filter(one -> one.scheme().equals(scheme))
                        .findFirst()
                        .orElseThrow();
    }

    /** One level of one group: what it adds to the points, and to the chart. */
    private record Level(int points, java.util.function.UnaryOperator<Chart> chart) {}

    private static final List<Level> FAMILY = List.of(
            new Level(0, chart -> chart),
            new Level(1, chart -> chart.relative("father", "FTH", INFARCTION, 54)),
            new Level(1, chart -> chart.relative("mother", "MTH", FH, 40)),
            new Level(2, chart -> chart.relative("mother", "MTH", XANTHOMA, 60)));
    private static final List<Level> CLINICAL = List.of(
            new Level(0, chart -> chart),
            new Level(1, chart -> chart.since("stroke", SNOMED, STROKE, "2025-01-01")),
            new Level(
                    2,
                    chart -> chart.since("infarction", SNOMED, INFARCTION, "2025-01-01")
                            .since("stroke", SNOMED, STROKE, "2025-01-01")));
    private static final List<Level> PHYSICAL = List.of(
            new Level(0, chart -> chart),
            new Level(4, chart -> chart.since("arcus", SNOMED, ARCUS, "2018-01-01")),
            new Level(
                    6,
                    chart -> chart.since("xanthoma", SNOMED, XANTHOMA, "2025-01-01")
                            .since("arcus", SNOMED, ARCUS, "2018-01-01")));
    private static final List<Level> LDL = List.of(
            new Level(0, chart -> chart),
            new Level(0, chart -> chart.quantity("ldl", "18262-6", "154.9", "mg/dL")),
            new Level(1, chart -> chart.quantity("ldl", "18262-6", "155", "mg/dL")),
            new Level(1, chart -> chart.quantity("ldl", "18262-6", "4.95", "mmol/L")),
            new Level(3, chart -> chart.quantity("ldl", "18262-6", "5.0", "mmol/L")),
            new Level(3, chart -> chart.quantity("ldl", "18262-6", "249.9", "mg/dL")),
            new Level(5, chart -> chart.quantity("ldl", "18262-6", "8.49", "mmol/L")),
            new Level(8, chart -> chart.quantity("ldl", "18262-6", "330", "mg/dL")));
    private static final List<Level> DNA = List.of(
            new Level(0, chart -> chart),
            new Level(8, chart -> chart.variant("LDLR", "LA26332-9", "germline", "LA9633-4", "NM_000527.5:c.1A>G")));

    static Stream<List<Level>> grid() {
        List<List<Level>> grid = new ArrayList<>();
        FAMILY.forEach(a -> CLINICAL.forEach(b ->
                PHYSICAL.forEach(c -> LDL.forEach(d -> DNA.forEach(e -> grid.add(List.of(a, b, c, d, e)))))));
        return grid.stream();
    }

    /** Definite above 8, probable 6 to 8, possible 3 to 5. */
    private static Likelihood dutch(int points) {
        return points > 8
                ? Likelihood.DEFINITE
                : points >= 6 ? Likelihood.PROBABLE : points >= 3 ? Likelihood.POSSIBLE : Likelihood.UNLIKELY;
    }

    @Test
    void everyGroupWithEveryLevelIsGradedByItsPoints() {
        grid().forEach(levels -> {
            Chart chart = man(50);
            for (Level level : levels) {
                chart = level.chart().apply(chart);
            }
            int points = levels.stream().mapToInt(Level::points).sum();

            CriteriaGrade grade = grade(chart, "dlcn");
            assertThat(grade.points()).as(grade.items().toString()).contains(points);
            assertThat(grade.likelihood()).isEqualTo(dutch(points));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "50, 2093-3, 7.6, mmol/L, true",
        "50, 2093-3, 7.5, mmol/L, false",
        "50, 18262-6, 4.91, mmol/L, true",
        "50, 18262-6, 4.9, mmol/L, false",
        "15, 18262-6, 4.1, mmol/L, true",
        "16, 18262-6, 4.1, mmol/L, false",
        "15, 2093-3, 6.8, mmol/L, true",
        "50, 18262-6, 191, mg/dL, true",
        "50, 18262-6, 190, mg/dL, false"
    })
    void simonBroomeIsDefiniteByCholesterolAndASign(int age, String code, String value, String unit, boolean met) {
        Chart chart = man(age).quantity("result", code, value, unit);

        assertThat(grade(chart, "simon-broome").likelihood()).isEqualTo(Likelihood.UNLIKELY);
        chart.since("xanthoma", SNOMED, XANTHOMA, "2025-01-01");
        assertThat(grade(chart, "simon-broome").likelihood())
                .isEqualTo(met ? Likelihood.DEFINITE : Likelihood.UNLIKELY);
    }

    @ParameterizedTest
    @CsvSource({
        "FTH, 59, POSSIBLE",
        "FTH, 60, UNLIKELY",
        "GRFTH, 49, POSSIBLE",
        "GRFTH, 50, UNLIKELY",
        "COUSN, 30, UNLIKELY"
    })
    void simonBroomeIsPossibleByAnEarlyHeartAttackOfARelative(String role, int age, Likelihood likelihood) {
        Chart chart = man(50).quantity("ldl", "18262-6", "5.5", "mmol/L").relative("relative", role, INFARCTION, age);

        assertThat(grade(chart, "simon-broome").likelihood()).isEqualTo(likelihood);
    }

    @ParameterizedTest
    @CsvSource({"FTH, 54, 1", "FTH, 55, 0", "MTH, 59, 1", "MTH, 60, 0", "SIB, 54, 1", "SIB, 57, 0", "UNCLE, 40, 0"})
    void relativesCountByDegreeSexAndAge(String role, int age, int points) {
        assertThat(grade(man(50).relative("relative", role, INFARCTION, age), "dlcn")
                        .points())
                .contains(points);
    }

    @Test
    void treatedCholesterolIsNeverTakenForUntreated() {
        Chart treated = man(50).drugSince("statin", "83367", "2026-09-01").quantity("ldl", "18262-6", "350", "mg/dL");

        assertThat(grade(treated, "dlcn").points()).contains(0);
        assertThat(gaps(treated))
                .filteredOn(gap -> gap.input().equals("ldl"))
                .extracting(InputGap::cause)
                .containsExactly(Cause.NOT_APPLICABLE);
        assertThat(grade(treated.observation("before", "18262-6", "final", "2026-08-31", "260", "mg/dL"), "dlcn")
                        .points())
                .contains(5);
    }

    @Test
    void treatmentOfUnknownBeginMayHaveLoweredAnyResult() {
        assertThat(grade(man(50).drug("statin", "83367").quantity("ldl", "18262-6", "350", "mg/dL"), "dlcn")
                        .points())
                .contains(0);
    }

    @ParameterizedTest
    @CsvSource({
        "LDLR, LA6668-3, germline, LA9633-4, 8",
        "PCSK9, LA26332-9, germline, LA9633-4, 8",
        "LDLR, LA26333-7, germline, LA9633-4, 0",
        "LDLR, LA6675-8, germline, LA9633-4, 0",
        "LDLR, LA6668-3, somatic, LA9633-4, 0",
        "LDLR, LA6668-3, unknown, LA9633-4, 0",
        "LDLR, LA6668-3, germline, LA9634-2, 0",
        "LDLR, LA6668-3, germline, LA11884-6, 0",
        "LDLRAP1, LA6668-3, germline, LA9633-4, 0",
        "LDLR, LA6669-1, germline, LA9633-4, 0"
    })
    void onlyAHarmfulInheritedVariantThatWasFoundCounts(
            String gene, String significance, String origin, String presence, int points) {
        Chart chart = man(50).variant(gene, significance, origin, presence, "c.1A>G");

        assertThat(grade(chart, "dlcn").points()).contains(points);
    }

    @Test
    void implicationWithoutItsVariantCountsForNothing() {
        Chart chart = man(50).variant("LDLR", "LA6668-3", "germline", "LA9633-4", "c.1A>G")
                .without("variant-LDLR");

        assertThat(grade(chart, "dlcn").points()).contains(0);
    }

    @Test
    void whatWasNotLookedAtIsSaid() {
        assertThat(gaps(man(50)))
                .extracting(InputGap::input)
                .containsExactly("ldl", "family-history", "physical-signs", "genes");
        assertThat(gaps(man(50))).extracting(InputGap::words).anyMatch(words -> words.contains("not a negative test"));
    }

    private static List<InputGap> gaps(Chart chart) {
        return ((Suspicion) asked(chart).conclusion()).gaps();
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> screening() {
        return Stream.of(
                org.junit.jupiter.params.provider.Arguments.of(50, "189", "mg/dL", false),
                org.junit.jupiter.params.provider.Arguments.of(50, "190", "mg/dL", true),
                org.junit.jupiter.params.provider.Arguments.of(50, "4.9", "mmol/L", true),
                org.junit.jupiter.params.provider.Arguments.of(17, "160", "mg/dL", true),
                org.junit.jupiter.params.provider.Arguments.of(18, "160", "mg/dL", false));
    }

    @ParameterizedTest
    @MethodSource("screening")
    void aCardComesOnlyWhereTheCholesterolCallsForIt(int age, String value, String unit, boolean called) {
        assertThat(card(man(age).quantity("ldl", "18262-6", value, unit)).isPresent())
                .isEqualTo(called);
    }

    @Test
    void noCardWhereTheDiseaseIsKnownOrNothingPointsToIt() {
        Chart high = man(50).quantity("ldl", "18262-6", "250", "mg/dL");

        assertThat(card(high).orElseThrow().urgency()).isEqualTo(Urgency.WARNING);
        assertThat(card(high.condition("fh", "http://hl7.org/fhir/sid/icd-10-cm", "E78.01")))
                .isEmpty();
        assertThat(card(man(50))).isEmpty();
    }

    @Test
    void aVariantAloneCallsForACard() {
        assertThat(card(man(50).variant("APOB", "LA6668-3", "germline", "LA9633-4", "c.10580G>A")))
                .isPresent();
        assertThat(card(man(50).variant("APOB", "LA6668-3", "somatic", "LA9633-4", "c.10580G>A")))
                .isEmpty();
    }

    private static Chart panel(String unit, String total, String hdl, String triglyceride) {
        return man(50).quantity("total", "2093-3", total, unit)
                .quantity("hdl", "2085-9", hdl, unit)
                .quantity("triglyceride", "2571-8", triglyceride, unit);
    }

    /** Friedewald, section 4.4: total minus HDL minus a fifth of the triglycerides in mg/dL, below 400 of them. */
    @ParameterizedTest
    @CsvSource({
        "mg/dL, 270, 50, 150, 3",
        "mg/dL, 269.9, 50, 150, 1",
        "mg/dL, 360, 50, 300, 5",
        "mg/dL, 420, 50, 399, 5",
        "mg/dL, 450, 50, 400, 0",
        "mmol/L, 6.3, 1.0, 0.66, 3",
        "mmol/L, 6.2, 1.0, 0.66, 1"
    })
    void cholesterolThatNobodyMeasuredIsWorkedOut(
            String unit, String total, String hdl, String triglyceride, int points) {
        assertThat(grade(panel(unit, total, hdl, triglyceride), "dlcn").points())
                .contains(points);
    }

    @Test
    void theFormulaIsSaidAndEachResultIsReferenced() {
        Finding finding = asked(panel("mg/dL", "270", "50", "150"));

        assertThat(finding.paragraphs())
                .extracting(org.precisionhooks.engine.Paragraph::text)
                .anyMatch(text -> text.contains("(190 mg/dL, 2026-10-01, worked out by the formula of Friedewald)"));
        assertThat(finding.evidence())
                .extracting(one -> one.source().reference())
                .contains("Observation/total", "Observation/hdl", "Observation/triglyceride");
    }

    @Test
    void aMeasuredCholesterolOfTheDayWinsOverAWorkedOutOne() {
        assertThat(grade(panel("mg/dL", "360", "50", "150").quantity("ldl", "18262-6", "150", "mg/dL"), "dlcn")
                        .points())
                .contains(0);
    }

    @Test
    void resultsOfSeveralDaysOrSeveralOfOneDayAreNotPutTogether() {
        assertThat(grade(
                                panel("mg/dL", "360", "50", "150")
                                        .observation("hdl", "2085-9", "final", "2026-10-02", "50", "mg/dL"),
                                "dlcn")
                        .points())
                .contains(0);
        assertThat(grade(panel("mg/dL", "360", "50", "150").quantity("again", "2085-9", "90", "mg/dL"), "dlcn")
                        .points())
                .contains(0);
        assertThat(grade(
                                panel("mg/dL", "360", "50", "150")
                                        .observation("hdl", "2085-9", "preliminary", "2026-10-01", "50", "mg/dL"),
                                "dlcn")
                        .points())
                .contains(0);
    }

    @Test
    void aWorkedOutCholesterolUnderTreatmentIsNoUntreatedOneEither() {
        assertThat(grade(panel("mg/dL", "360", "50", "150").drugSince("statin", "83367", "2026-01-01"), "dlcn")
                        .points())
                .contains(0);
    }
}
