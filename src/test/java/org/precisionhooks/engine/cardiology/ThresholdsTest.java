package org.precisionhooks.engine.cardiology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.Conclusion;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.engine.Question;
import org.precisionhooks.engine.RiskCategory;
import org.precisionhooks.engine.Urgency;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.knowledge.KnowledgeException;

/** Guidelines' thresholds: none before a site has confirmed it, and then exactly at its figures. */
class ThresholdsTest {

    private static final Path BUILT_IN = Path.of("src/main/resources/knowledge/cardiology/thresholds.tsv");
    private static final Question VIEW = new Question(Occasion.PATIENT_VIEW, Chart.TODAY, List.of(), List.of());

    @TempDir
    private Path site;

    /** All rows of the table, confirmed. */
    private CardiologyEngine confirmed() throws IOException {
        List<String> lines = Files.readAllLines(BUILT_IN);
        List<String> all = lines.stream()
                .map(line -> line.endsWith("\tN") ? line.substring(0, line.length() - 1) + "Y" : line)
                .toList();
        return engine("# mode: replace\n" + String.join("\n", all) + "\n");
    }

    private CardiologyEngine engine(String table) throws IOException {
        Files.createDirectories(site.resolve("cardiology"));
        Files.writeString(site.resolve("cardiology/thresholds.tsv"), table);
        Knowledge knowledge = Knowledge.layered(List.of(site));
        return new CardiologyEngine(knowledge, BuiltIn.drugs());
    }

    private static Chart healthy() {
        return Chart.complete().without("diabetes").without("bp-treatment").quantity("sbp", "8480-6", "120", "mm[Hg]");
    }

    @Test
    void noRowIsUsedBeforeASiteHasConfirmedIt() {
        assertThat(Chart.complete().risk().categories()).isEmpty();
        assertThat(Chart.ENGINE.assess(
                        healthy().quantity("ldl", "18262-6", "250", "mg/dL").facts(), VIEW))
                .noneMatch(finding -> finding.rule().startsWith("cardiovascular-threshold"));
    }

    @Test
    void estimateIsPutIntoTheClassOfTheGuideline() throws IOException {
        Conclusion.Risk risk =
                (Conclusion.Risk) Chart.complete().findings(confirmed()).get(0).conclusion();

        assertThat(risk.categories())
                .extracting(RiskCategory::label, RiskCategory::guideline)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("intermediate", "ACC/AHA 2026"));
    }

    @ParameterizedTest
    @CsvSource({"189.9, false", "190, true"})
    void severelyRaisedLdlAsksForAStatinAtItsFigure(String ldl, boolean asked) throws IOException {
        List<Finding> findings = confirmed()
                .assess(healthy().quantity("ldl", "18262-6", ldl, "mg/dL").facts(), VIEW);

        assertThat(findings.stream().anyMatch(one -> one.rule().endsWith("lipid-2026-severe")))
                .isEqualTo(asked);
    }

    @Test
    void treatmentIsARecommendationToStartWithTheDrugsInTheirOrder() throws IOException {
        Finding finding =
                confirmed()
                        .assess(
                                healthy()
                                        .quantity("ldl", "18262-6", "200", "mg/dL")
                                        .facts(),
                                VIEW)
                        .stream()
                        .filter(one -> one.rule().endsWith("lipid-2026-severe"))
                        .findFirst()
                        .orElseThrow();
        Conclusion.Recommendation start = (Conclusion.Recommendation) finding.conclusion();

        assertThat(start.action()).isEqualTo(ActionClass.START);
        assertThat(start.alternatives())
                .extracting(drug -> drug.name())
                .containsExactly("atorvastatin", "rosuvastatin");
        assertThat(finding.urgency()).isEqualTo(Urgency.WARNING);
        assertThat(finding.evidence())
                .extracting(one -> one.source().reference())
                .contains("Observation/ldl");
        assertThat(finding.citations().get(0).version()).isEqualTo("2026");
    }

    @Test
    void treatmentThatThePatientHasIsNotAskedForAgain() throws IOException {
        Chart treated = healthy().quantity("ldl", "18262-6", "200", "mg/dL").drug("statin", "83367");

        assertThat(confirmed().assess(treated.facts(), VIEW))
                .noneMatch(finding -> finding.rule().startsWith("cardiovascular-threshold/lipid-2026"));
    }

    @ParameterizedTest
    @CsvSource({"139, false, Consider", "140, true, Consider"})
    void pressureIsTreatedFromItsFigure(String pressure, boolean asked) throws IOException {
        Chart chart = Chart.complete()
                .without("diabetes")
                .without("bp-treatment")
                .patient("female", "1990-03-01")
                .quantity("sbp", "8480-6", pressure, "mm[Hg]");

        assertThat(confirmed().assess(chart.facts(), VIEW).stream()
                        .anyMatch(finding -> finding.rule().endsWith("pressure-2025-140")))
                .isEqualTo(asked);
    }

    @Test
    void lipoproteinOfMassAndOfMolesAreTwoResults() throws IOException {
        Chart chart = Chart.complete().quantity("lpa", "43583-4", "60", "nmol/L");

        assertThat(chart.findings(confirmed()).get(0).paragraphs())
                .extracting(part -> part.text())
                .noneMatch(text -> text.contains("ipoprotein(a)"));
        assertThat(Chart.complete()
                        .quantity("lpa", "10835-7", "60", "mg/dL")
                        .findings(confirmed())
                        .get(0)
                        .paragraphs())
                .extracting(part -> part.text())
                .anyMatch(text -> text.startsWith("Raised lipoprotein(a)"));
    }

    @Test
    void whatIsMeasuredOnceIsAskedForWhileItIsNotInTheRecord() throws IOException {
        assertThat(Chart.complete().findings(confirmed()).get(0).paragraphs())
                .extracting(part -> part.text())
                .anyMatch(text -> text.startsWith("Lipoprotein(a) is not in the record"));
    }

    private boolean isDue(Chart chart, String rule) throws IOException {
        return confirmed().assess(chart.facts(), VIEW).stream()
                .anyMatch(finding -> finding.rule().endsWith("/" + rule));
    }

    /** LDL cholesterol by Friedewald from lipids of one day: 200 - 45 - 150 / 5 = 125 mg/dL. */
    @Test
    void goalThatIsNotReachedUnderAStatinIsDueByAWorkedOutLdlToo() throws IOException {
        Chart treated = Chart.complete().drug("statin", "83367").quantity("tg", "2571-8", "150", "mg/dL");

        assertThat(isDue(treated, "lipid-2026-above-goal-middle")).isTrue();
        assertThat(isDue(Chart.complete().quantity("tg", "2571-8", "150", "mg/dL"), "lipid-2026-above-goal-middle"))
                .isFalse();
        assertThat(isDue(treated.quantity("ldl", "18262-6", "99", "mg/dL"), "lipid-2026-above-goal-middle"))
                .as("a measured one wins")
                .isFalse();
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource({"399, 2026-10-01, true", "400, 2026-10-01, false", "150, 2026-10-02, false"})
    void ldlIsOnlyWorkedOutWithinTheFormulaAndFromOneDay(String triglycerides, String day, boolean worked)
            throws IOException {
        Chart chart = Chart.complete()
                .drug("statin", "83367")
                .quantity("total-cholesterol", "2093-3", "319", "mg/dL")
                .observation("tg", "2571-8", "final", day, triglycerides, "mg/dL");

        assertThat(isDue(chart, "lipid-2026-above-goal-high")).isEqualTo(worked);
        assertThat(isDue(chart, "lipid-2026-recheck-none")).isEqualTo(!worked);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"2025-11-27, false", "2025-11-26, true"})
    void ldlUnderAStatinIsDueAgainAfterAYear(String day, boolean due) throws IOException {
        Chart chart =
                Chart.complete().drug("statin", "83367").observation("ldl", "18262-6", "final", day, "60", "mg/dL");

        assertThat(isDue(chart, "lipid-2026-recheck")).isEqualTo(due);
    }

    @ParameterizedTest(name = "reported non-HDL {0}: {1}")
    @CsvSource({"129, false", "130, true"})
    void reportedNonHdlCholesterolIsRead(String value, boolean due) throws IOException {
        Chart chart = Chart.complete()
                .drug("statin", "83367")
                .quantity("ldl", "18262-6", "90", "mg/dL")
                .quantity("non-hdl", "43396-1", value, "mg/dL");

        assertThat(isDue(chart, "lipid-2026-above-goal-middle-non-hdl")).isEqualTo(due);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SBP>130mm", "PRESSURE>=130", "SBP", "SBP>=", "LPA_MASS?5"})
    void conditionThatNobodyCanReadStopsTheStart(String when) {
        assertThatThrownBy(() -> engine("""
                        # mode: extend
                        # source: s
                        # version: 1
                        # retrieved: 2026-11-28
                        # url: https://example.org
                        # license: none
                        rule\tguideline\tkind\tequation\twhen\tlabel\tstrength\tdrugs\tconfirmed
                        x\tesc-2021-prevention\tGOAL\t\t%s\twords\tSTRONG\t\tY
                        """.formatted(when))).isInstanceOf(KnowledgeException.class);
    }
}
