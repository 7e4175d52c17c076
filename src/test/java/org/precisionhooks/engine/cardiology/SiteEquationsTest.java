package org.precisionhooks.engine.cardiology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.engine.Conclusion;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.InputGap;
import org.precisionhooks.engine.InputGap.Cause;
import org.precisionhooks.knowledge.Knowledge;

/** Equations that a site turned on. */
class SiteEquationsTest {

    private static final String SCORE2 =
            "score2\tSCORE2\tSURVIVAL\tSEX\tHIGH\t1\tY\tESC\t2021\t10.1093/eurheartj/ehab309";
    private static final String SCORE2_DIABETES =
            "score2-diabetes\tSCORE2-Diabetes\tSURVIVAL\tSEX\tHIGH\t1\tY\tESC\t2023\t10.1093/eurheartj/ehad260";
    private static final String PCE =
            "pce-2013\tPooled Cohort Equations 2013\tSURVIVAL\tSEX_AND_RACE\t\t2\tY\tACC/AHA\t2013\t10.1161/01.cir.0000437741.48606.98";

    @TempDir
    private Path site;

    private Conclusion.Risk risk(String row, Chart chart) throws IOException {
        RiskEquationsTest.site(site, row);
        Knowledge knowledge = Knowledge.layered(List.of(site));
        List<Finding> findings = chart.findings(knowledge);
        assertThat(findings).hasSize(1);
        return (Conclusion.Risk) findings.get(0).conclusion();
    }

    @Test
    void score2IsToldForTheRegionOfTheSite() throws IOException {
        Conclusion.Risk risk = risk(
                SCORE2,
                Chart.complete()
                        .without("diabetes")
                        .patient("male", "1976-03-01")
                        .quantity("total-cholesterol", "14647-2", "6.3", "mmol/L")
                        .quantity("hdl", "14646-4", "1.4", "mmol/L")
                        .quantity("sbp", "8480-6", "140", "mm[Hg]")
                        .coded("smoking", "72166-2", "http://snomed.info/sct", "449868002"));

        assertThat(risk.estimates()).hasSize(1);
        assertThat(risk.estimates().get(0).percent()).isEqualByComparingTo("8.8");
    }

    @Test
    void score2IsNotForPeopleWithDiabetes() throws IOException {
        Conclusion.Risk risk = risk(SCORE2, Chart.complete());

        assertThat(risk.estimates()).isEmpty();
        assertThat(risk.gaps())
                .extracting(InputGap::input, InputGap::cause)
                .containsExactly(tuple("diabetes", Cause.NOT_APPLICABLE));
    }

    @Test
    void score2DiabetesTakesTheAgeAtWhichDiabetesWasFound() throws IOException {
        Chart chart = Chart.complete().quantity("hba1c", "59261-8", "50", "mmol/mol");

        assertThat(risk(SCORE2_DIABETES, chart).estimates()).hasSize(1);
        assertThat(risk(SCORE2_DIABETES, chart.without("diabetes")).gaps())
                .extracting(InputGap::input, InputGap::cause)
                .containsExactlyInAnyOrder(
                        tuple("diabetes", Cause.NOT_APPLICABLE), tuple("diabetes-age", Cause.MISSING));
    }

    @Test
    void raceIsNeverAssumed() throws IOException {
        Conclusion.Risk risk = risk(PCE, Chart.complete());

        assertThat(risk.estimates()).isEmpty();
        assertThat(risk.gaps())
                .extracting(InputGap::input, InputGap::cause)
                .containsExactly(tuple("black", Cause.MISSING));
    }

    /** Race counts where a site turned the equation on, named the question and the answer, and the record states it. */
    @Test
    void raceCountsOnlyWhereASiteAsksForItAndItIsStated() throws IOException {
        extend(
                "cardiology/inputs",
                "input\trank\tsystem\tcode\tdisplay\tverified\nBLACK\t1\thttp://loinc.org\t32624-9\tRace\tN");
        extend(
                "cardiology/answers",
                "input\tsystem\tcode\tvalue\tdisplay\nBLACK\turn:race\tb\t1\tBlack\nBLACK\turn:race\to\t0\tOther");
        extend("measurements/results", "system\tcode\tunits\tdisplay\nhttp://loinc.org\t32624-9\t\tRace");

        assertThat(risk(PCE, Chart.complete()).gaps())
                .extracting(InputGap::input, InputGap::cause)
                .containsExactly(tuple("black", Cause.MISSING));
        Conclusion.Risk black = risk(PCE, stated("b"));
        Conclusion.Risk other = risk(PCE, stated("o"));
        assertThat(black.estimates()).hasSize(1);
        assertThat(black.estimates()).isNotEqualTo(other.estimates());
    }

    /** No code of a calcium score or of air quality is settled: a site names its own. */
    @Test
    void calciumScoreAndAirQualityAreReadByTheCodesOfTheSite() throws IOException {
        extend(
                "cardiology/inputs",
                "input\trank\tsystem\tcode\tdisplay\tverified\nCAC\t1\turn:site\tcac\tCalcium score\tN\n"
                        + "FINE_DUST\t1\turn:site\tpm25\tFine dust\tN");
        extend(
                "measurements/results",
                "system\tcode\tunits\tdisplay\nurn:site\tcac\t{score};1\tCalcium score\nurn:site\tpm25\tug/m3\tFine dust");
        Chart chart = Chart.complete()
                .with(observation("cac", "cac", "\"valueInteger\": 120"))
                .with(observation("dust", "pm25", "\"valueQuantity\": {\"value\": 12, \"code\": \"ug/m3\"}"))
                .with(observation("other", "2085-9", "\"valueInteger\": 45").replace("urn:site", "http://loinc.org"));
        Knowledge knowledge = Knowledge.layered(List.of(site));
        Finding finding = chart.findings(knowledge).get(0);

        assertThat(finding.paragraphs())
                .extracting(part -> part.text())
                .contains("beside the equation: fine particulate matter (PM2.5) 12 ug/m3, 2026-10-01");
        assertThat(((Conclusion.Risk) finding.conclusion()).estimates()).hasSize(10);
        Person person = new Person(InputTables.from(knowledge), BuiltIn.drugs(), chart.facts(knowledge), Chart.TODAY);
        assertThat(person.input(Input.CAC).reading().map(Reading::value)).contains(120.0);
    }

    private static String observation(String id, String code, String value) {
        return """
                {"resourceType": "Observation", "id": "%s", "status": "final", "subject": {"reference": "Patient/p"},
                 "effectiveDateTime": "2026-10-01", "code": {"coding": [{"system": "urn:site", "code": "%s"}]}, %s}""".formatted(id, code, value);
    }

    private static Chart stated(String race) {
        return Chart.complete().coded("race", "32624-9", "urn:race", race);
    }

    private void extend(String table, String rows) throws IOException {
        Path file = site.resolve(table + ".tsv");
        java.nio.file.Files.createDirectories(file.getParent());
        java.nio.file.Files.writeString(
                file,
                "# mode: extend\n# source: s\n# version: 1\n# retrieved: 2026-11-28\n# url: https://example.org\n# license: none\n"
                        + rows + "\n");
    }
}
