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
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.Conclusion;
import org.precisionhooks.engine.DrugDictionary;
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
        Knowledge knowledge = Knowledge.withSite(site);
        return new CardiologyEngine(knowledge, new DrugDictionary(knowledge));
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
                .noneMatch(finding -> finding.rule().contains("lipid-2026"));
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
