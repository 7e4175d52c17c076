package org.precisionhooks.engine.cardiology;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionhooks.engine.Conclusion;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.InputGap;
import org.precisionhooks.engine.InputGap.Cause;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Question;

/** From resources as an EHR keeps them to a risk, or to the reason why there is none: every input, each way it can fail. */
class RiskInputsTest {

    @Test
    void completeChartGivesThePublishedRiskWithEachInputReferenced() {
        Finding finding = Chart.complete().finding();
        Conclusion.Risk risk = (Conclusion.Risk) finding.conclusion();

        assertThat(percent(risk, "total-cvd", 10)).isEqualByComparingTo("14.68");
        assertThat(risk.estimates()).hasSize(10);
        assertThat(risk.model()).isEqualTo("base");
        assertThat(finding.headline()).startsWith("PREVENT: 14.68 % in 10 years for cardiovascular disease");
        assertThat(finding.evidence().stream().map(evidence -> evidence.source().reference()))
                .contains(
                        "Patient/p",
                        "Observation/total-cholesterol",
                        "Observation/hdl",
                        "Observation/sbp",
                        "Observation/bmi",
                        "Observation/egfr",
                        "Observation/smoking",
                        "Condition/diabetes",
                        "MedicationRequest/bp-treatment");
        assertThat(risk.gaps()).allMatch(gap -> !gap.needed());
    }

    private static BigDecimal percent(Conclusion.Risk risk, String outcome, int years) {
        return risk.estimates().stream()
                .filter(one -> one.outcome().equals(outcome) && one.years() == years)
                .findFirst()
                .orElseThrow()
                .percent();
    }

    /** Input, code, a value and unit that do, a value out of range. */
    static Stream<Arguments> measured() {
        return Stream.of(
                Arguments.of("total-cholesterol", "2093-3", "200", "mg/dL", "321", true),
                Arguments.of("hdl", "2085-9", "45", "mg/dL", "19.9", true),
                Arguments.of("sbp", "8480-6", "140", "mm[Hg]", "181", true),
                Arguments.of("bmi", "39156-5", "28", "kg/m2", "40", true),
                Arguments.of("egfr", "98979-8", "80", "mL/min/{1.73_m2}", "14", true),
                Arguments.of("hba1c", "4548-4", "6.5", "%", "15.1", false),
                Arguments.of("uacr", "9318-7", "30", "mg/g", "25001", false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("measured")
    void valueInItsUnitIsUsed(String input, String code, String value, String unit) {
        Finding finding = Chart.complete().quantity(input, code, value, unit).finding();

        assertThat(gaps(finding)).noneMatch(gap -> gap.input().equals(input));
        assertThat(finding.evidence())
                .extracting(Evidence::statement)
                .anyMatch(text -> text.contains(" " + value + " "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("measured")
    void missingValueIsMissing(String input, String code, String value, String unit, String outside, boolean needed) {
        assertRefused(Chart.complete().without(input), input, Cause.MISSING, needed);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("measured")
    void oldValueIsStale(String input, String code, String value, String unit, String outside, boolean needed) {
        Chart chart = Chart.complete().observation(input, code, "final", "2021-11-26", value, unit);
        assertRefused(chart, input, Cause.STALE, needed);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("measured")
    void valueOfADayToComeIsNotUsed(
            String input, String code, String value, String unit, String outside, boolean needed) {
        Chart chart = Chart.complete().observation(input, code, "final", "2026-11-28", value, unit);
        assertRefused(chart, input, Cause.STALE, needed);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("measured")
    void bareNumberIsRefused(String input, String code, String value, String unit, String outside, boolean needed) {
        assertRefused(Chart.complete().quantity(input, code, value, ""), input, Cause.UNKNOWN_UNIT, needed);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("measured")
    void valueInAnotherUnitIsRefused(
            String input, String code, String value, String unit, String outside, boolean needed) {
        assertRefused(Chart.complete().quantity(input, code, value, "[IU]/mL"), input, Cause.UNKNOWN_UNIT, needed);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("measured")
    void valueOutOfRangeIsRefusedAndNotMovedIntoIt(
            String input, String code, String value, String unit, String outside, boolean needed) {
        assertRefused(Chart.complete().quantity(input, code, outside, unit), input, Cause.OUT_OF_RANGE, needed);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("measured")
    void valueEnteredInErrorIsNone(
            String input, String code, String value, String unit, String outside, boolean needed) {
        Chart chart = Chart.complete().observation(input, code, "entered-in-error", "2026-10-01", value, unit);
        assertRefused(chart, input, Cause.MISSING, needed);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("measured")
    void preliminaryValueIsNotFinal(
            String input, String code, String value, String unit, String outside, boolean needed) {
        Chart chart = Chart.complete().observation(input, code, "preliminary", "2026-10-01", value, unit);
        assertRefused(chart, input, Cause.NOT_FINAL, needed);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("measured")
    void boundIsNoValue(String input, String code, String value, String unit, String outside, boolean needed) {
        Chart chart = Chart.complete().with("""
                {"resourceType": "Observation", "id": "%s", "status": "final", "subject": {"reference": "Patient/p"},
                 "effectiveDateTime": "2026-10-01", "code": {"coding": [{"system": "http://loinc.org", "code": "%s"}]},
                 "valueQuantity": {"value": %s, "comparator": "<", "code": "%s"}}""".formatted(input, code, value, unit));
        assertRefused(chart, input, Cause.MISSING, needed);
    }

    /** Without what is needed there is no number; without what only helps there is one by a simpler model. */
    private static void assertRefused(Chart chart, String input, Cause cause, boolean needed) {
        Conclusion.Risk risk = chart.risk();

        assertThat(risk.gaps())
                .filteredOn(gap -> gap.input().equals(input))
                .extracting(InputGap::cause, InputGap::needed)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(cause, needed));
        assertThat(risk.estimates().isEmpty()).isEqualTo(needed);
        if (!needed) {
            assertThat(risk.model()).isEqualTo("base");
        }
    }

    @ParameterizedTest(name = "{1} {2} of {0} is {3}")
    @CsvSource({
        "2093-3, 5.172, mmol/L, 200",
        "14647-2, 5.172, mmol/L, 200",
        "2093-3, 2, g/L, 200",
        "2093-3, 200, mg/dl, 200",
        "8480-6, 18.66, kPa, 139.96",
        "4548-4, 53, mmol/mol, 7",
        "59261-8, 53, mmol/mol{Hb}, 7",
        "9318-7, 3.4, mg/mmol, 30.06",
        "9318-7, 30, mg/g{creat}, 30",
        "9318-7, 0.03, mg/mg, 30",
        "98979-8, 80, mL/min, 80",
        "98979-8, 1.5, mL/s, 90"
    })
    void unitsAreConverted(String code, String value, String unit, String shown) {
        String input =
                switch (code) {
                    case "2093-3", "14647-2" -> "total-cholesterol";
                    case "8480-6" -> "sbp";
                    case "98979-8" -> "egfr";
                    default -> "other";
                };

        assertThat(Chart.complete().quantity(input, code, value, unit).finding().evidence())
                .extracting(Evidence::statement)
                .anyMatch(text -> text.matches(".* " + java.util.regex.Pattern.quote(shown) + "\\d? .*"));
    }

    @ParameterizedTest(name = "{0}, {1} {2}")
    @CsvSource({
        "total-cholesterol, 2093-3, [IU]/L",
        "total-cholesterol, 2093-3, 10*3/uL",
        "total-cholesterol, 2093-3, mol/mol",
        "hba1c, 4548-4, 1",
        "hba1c, 4548-4, [ppth]",
        "uacr, 9318-7, 1",
        "uacr, 9318-7, mol/mol",
        "egfr, 98979-8, L"
    })
    void unitOfAnotherKindIsNotConvertedThoughBothArePlainNumbers(String input, String code, String unit) {
        assertThat(gaps(Chart.complete().quantity(input, code, "7", unit).finding()))
                .extracting(InputGap::input, InputGap::cause)
                .contains(org.assertj.core.groups.Tuple.tuple(input, Cause.UNKNOWN_UNIT));
    }

    @ParameterizedTest
    @CsvSource({
        "mg2000000000",
        "'mg/dL/dL/dL/dL/dL/dL/dL/dL/dL/dL/dL/dL/dL/dL/dL'",
        "mmHg",
        "'(((((('",
        "not a unit",
        "1"
    })
    void unitThatIsNoneIsRefusedAtOnce(String unit) {
        assertRefused(Chart.complete().quantity("sbp", "8480-6", "140", unit), "sbp", Cause.UNKNOWN_UNIT, true);
    }

    @Test
    void pressureIsTheMeanOfTheLatestThreeOfTheYear() {
        Finding finding = Chart.complete()
                .observation("sbp", "8480-6", "final", "2026-10-01", "150", "mm[Hg]")
                .observation("sbp2", "8480-6", "final", "2026-09-01", "140", "mm[Hg]")
                .observation("sbp3", "8480-6", "final", "2026-08-01", "136", "mm[Hg]")
                .observation("sbp4", "8480-6", "final", "2026-07-01", "170", "mm[Hg]")
                .finding();

        assertThat(finding.evidence())
                .filteredOn(evidence -> evidence.statement().startsWith("systolic"))
                .extracting(Evidence::statement)
                .hasSize(3)
                .containsOnly("systolic blood pressure 142 mm[Hg]");
        assertThat(notes(finding)).anyMatch(text -> text.startsWith("Mean of the latest 3 readings"));
    }

    @Test
    void pressureIsReadFromAPanel() {
        Finding finding = Chart.complete().without("sbp").with("""
                {"resourceType": "Observation", "id": "panel", "status": "final", "subject": {"reference": "Patient/p"},
                 "effectiveDateTime": "2026-10-01", "code": {"coding": [{"system": "http://loinc.org", "code": "85354-9"}]},
                 "component": [{"code": {"coding": [{"system": "http://loinc.org", "code": "8480-6"}]},
                                "valueQuantity": {"value": 132, "code": "mm[Hg]"}},
                               {"code": {"coding": [{"system": "http://loinc.org", "code": "8462-4"}]},
                                "valueQuantity": {"value": 82, "code": "mm[Hg]"}}]}""").finding();

        assertThat(finding.evidence())
                .extracting(Evidence::statement, evidence -> evidence.source().reference())
                .contains(
                        org.assertj.core.groups.Tuple.tuple("systolic blood pressure 132 mm[Hg]", "Observation/panel"));
        assertThat(notes(finding)).contains("One reading of systolic blood pressure only.");
    }

    @Test
    void laterValueReplacesTheEarlierOne() {
        Finding finding = Chart.complete()
                .observation("hdl", "2085-9", "final", "2024-10-01", "60", "mg/dL")
                .observation("hdl2", "2085-9", "corrected", "2026-11-01", "48", "mg/dL")
                .finding();

        assertThat(finding.evidence()).extracting(Evidence::statement).contains("HDL cholesterol 48 mg/dL");
    }

    @Test
    void laterValueOutOfRangeIsNotPassedOverForAnEarlierOne() {
        Chart chart = Chart.complete().observation("hdl2", "2085-9", "final", "2026-11-01", "12", "mg/dL");

        assertRefused(chart, "hdl", Cause.OUT_OF_RANGE, true);
    }

    @Test
    void laterValueInAnUnknownUnitIsSaid() {
        Finding finding = Chart.complete()
                .observation("hdl2", "2085-9", "final", "2026-11-01", "1.2", "")
                .finding();

        assertThat(notes(finding))
                .contains("A later result of HDL cholesterol could not be used: its unit is missing or unknown.");
    }

    @Test
    void valuesOfTheSameTimeThatDifferAreUnclear() {
        assertRefused(Chart.complete().quantity("hdl2", "2085-9", "60", "mg/dL"), "hdl", Cause.UNCLEAR, true);
    }

    @Test
    void valueOlderThanAYearIsUsedAndItsAgeSaid() {
        Finding finding = Chart.complete()
                .observation("hdl", "2085-9", "final", "2024-10-01", "45", "mg/dL")
                .finding();

        assertThat(notes(finding)).contains("The result of HDL cholesterol is older than 12 months.");
    }

    @Test
    void massIndexIsWorkedOutFromWeightAndHeight() {
        Finding finding = Chart.complete()
                .without("bmi")
                .quantity("weight", "29463-7", "176.37", "[lb_av]")
                .quantity("height", "8302-2", "1.70", "m")
                .finding();

        assertThat(finding.evidence()).extracting(Evidence::statement).contains("body mass index 27.68 kg/m2");
        assertThat(notes(finding)).contains("From weight and height.");
    }

    @ParameterizedTest(name = "{0} mg/dL: {1}")
    @CsvSource({"0.7, 105.3", "1.2, 55.15"})
    void filtrationIsWorkedOutFromCreatinine(String creatinine, String egfr) {
        Finding finding = Chart.complete()
                .without("egfr")
                .quantity("creatinine", "2160-0", creatinine, "mg/dL")
                .finding();

        assertThat(finding.evidence())
                .extracting(Evidence::statement)
                .contains("estimated glomerular filtration rate " + egfr + " mL/min/{1.73_m2}");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"48642-3", "88293-6"})
    void filtrationByRaceIsNeverUsed(String code) {
        Chart chart = Chart.complete().without("egfr").quantity("other", code, "80", "mL/min/{1.73_m2}");

        assertRefused(chart, "egfr", Cause.MISSING, true);
        assertThat(chart.quantity("creatinine", "2160-0", "0.7", "mg/dL")
                        .finding()
                        .evidence())
                .extracting(Evidence::statement)
                .contains("estimated glomerular filtration rate 105.3 mL/min/{1.73_m2}");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"62238-1, CKD-EPI 2009", "77147-7, MDRD"})
    void filtrationByAnOlderEquationCountsWhereNothingBetterIsThereAndIsSaid(String code, String name) {
        Chart chart = Chart.complete().without("egfr").quantity("other", code, "81", "mL/min/{1.73_m2}");

        assertThat(chart.finding().evidence())
                .extracting(Evidence::statement)
                .contains("estimated glomerular filtration rate 81 mL/min/{1.73_m2}");
        assertThat(notes(chart.finding())).contains("The result used is: Glomerular filtration rate by " + name + ".");
        assertThat(chart.quantity("creatinine", "2160-0", "0.7", "mg/dL")
                        .finding()
                        .evidence())
                .extracting(Evidence::statement)
                .contains("estimated glomerular filtration rate 105.3 mL/min/{1.73_m2}");
    }

    @Test
    void creatinineOfALaterDayIsWorkedOutAndOneOfTheSameDayIsNot() {
        Chart chart = Chart.complete().quantity("creatinine", "2160-0", "1.2", "mg/dL");

        assertThat(statements(chart)).contains("estimated glomerular filtration rate 90 mL/min/{1.73_m2}");
        assertThat(statements(chart.observation("creatinine", "2160-0", "final", "2026-11-20", "1.2", "mg/dL")))
                .contains("estimated glomerular filtration rate 55.15 mL/min/{1.73_m2}");
    }

    private static List<String> statements(Chart chart) {
        return chart.finding().evidence().stream().map(Evidence::statement).toList();
    }

    /** When it was stored says nothing of when it was measured. */
    @Test
    void resultWithoutADayIsNotTakenForOneOfTheDayOnWhichItWasStored() {
        Chart chart = Chart.complete().with("""
                {"resourceType": "Observation", "id": "hdl", "status": "final", "subject": {"reference": "Patient/p"},
                 "meta": {"lastUpdated": "2026-11-26T10:00:00Z"},
                 "code": {"coding": [{"system": "http://loinc.org", "code": "2085-9"}]},
                 "valueQuantity": {"value": 45, "system": "http://unitsofmeasure.org", "code": "mg/dL"}}""");

        assertRefused(chart, "hdl", Cause.STALE, true);
    }

    @ParameterizedTest(name = "cancelled {0}")
    @MethodSource("measured")
    void cancelledValueIsNone(String input, String code, String value, String unit, String outside, boolean needed) {
        Chart chart = Chart.complete().observation(input, code, "cancelled", "2026-10-01", value, unit);
        assertRefused(chart, input, Cause.MISSING, needed);
    }

    private static String pressure(String id, String visit) {
        return """
                {"resourceType": "Observation", "id": "%s", "status": "final", "subject": {"reference": "Patient/p"},
                 "effectiveDateTime": "2026-11-02T10:00:00Z", %s
                 "code": {"coding": [{"system": "http://loinc.org", "code": "8480-6"}]},
                 "valueQuantity": {"value": 178, "system": "http://unitsofmeasure.org", "code": "mm[Hg]"}}""".formatted(id, visit);
    }

    private static String stay(String kind) {
        return """
                {"resourceType": "Encounter", "id": "e", "status": "finished", "subject": {"reference": "Patient/p"},
                 "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "%s"},
                 "period": {"start": "2026-11-01T08:00:00Z", "end": "2026-11-05T12:00:00Z"}}""".formatted(kind);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "IMP; \"encounter\": {\"reference\": \"Encounter/e\"},; 160",
                "EMER; \"encounter\": {\"reference\": \"https://ehr.example.org/fhir/Encounter/e\"},; 160",
                "IMP; ''; 160",
                "AMB; \"encounter\": {\"reference\": \"Encounter/e\"},; 169",
                "IMP; \"encounter\": {\"reference\": \"Encounter/other\"},; 169"
            })
    void pressureOfAStayInHospitalIsNotThatOfEverydayLife(String kind, String visit, String mean) {
        Chart chart = Chart.complete().with(stay(kind)).with(pressure("ward", visit));

        assertThat(statements(chart)).contains("systolic blood pressure " + mean + " mm[Hg]");
    }

    @Test
    void whereOnlyPressuresOfAStayAreKnownThereIsNone() {
        Chart chart = Chart.complete().without("sbp").with(stay("IMP")).with(pressure("ward", ""));

        assertRefused(chart, "sbp", Cause.NOT_APPLICABLE, true);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"77386006, true", "60001007, false"})
    void pregnancyThatIsStatedAsAnAnswerExcludes(String answer, boolean excluded) {
        Chart chart = Chart.complete().coded("pregnant", "82810-3", "http://snomed.info/sct", answer);

        assertThat(chart.risk().estimates().isEmpty()).isEqualTo(excluded);
        assertThat(Chart.complete()
                        .answer("pregnant", "82810-3", "final", "2025-10-01", "http://snomed.info/sct", answer)
                        .risk()
                        .estimates())
                .isNotEmpty();
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "http://snomed.info/sct, 449868002, current smoking: Smokes tobacco daily",
        "http://snomed.info/sct, 8517006, current smoking: Ex-smoker",
        "http://loinc.org, LA18978-9, current smoking: Never smoker"
    })
    void smokingIsAnswered(String system, String code, String statement) {
        Finding finding =
                Chart.complete().coded("smoking", "72166-2", system, code).finding();

        assertThat(finding.evidence()).extracting(Evidence::statement).contains(statement);
    }

    @Test
    void smokingThatIsUnknownIsNotNo() {
        Chart chart = Chart.complete().coded("smoking", "72166-2", "http://snomed.info/sct", "266927001");

        assertRefused(chart, "smoking", Cause.UNCLEAR, true);
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource({
        "final, 2021-01-01, STALE",
        "preliminary, 2026-10-01, NOT_FINAL",
        "entered-in-error, 2026-10-01, MISSING"
    })
    void smokingThatMayNotBeUsedIsRefused(String status, String day, Cause cause) {
        Chart chart = Chart.complete().answer("smoking", "72166-2", status, day, "http://snomed.info/sct", "266919005");

        assertRefused(chart, "smoking", cause, true);
    }

    @Test
    void smokingThatNobodyAskedForIsMissing() {
        assertRefused(Chart.complete().without("smoking"), "smoking", Cause.MISSING, true);
    }

    @Test
    void absentDiabetesIsAnAssumptionThatIsSaid() {
        Finding finding = Chart.complete().without("diabetes").finding();

        assertThat(((Conclusion.Risk) finding.conclusion()).estimates()).isNotEmpty();
        assertThat(notes(finding)).contains("No diabetes is recorded; that counts as none.");
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"active, provisional", "resolved, confirmed"})
    void diabetesThatIsNeitherYesNorNoIsUnclear(String clinical, String verification) {
        Chart chart =
                Chart.complete().condition("diabetes", "http://snomed.info/sct", "44054006", clinical, verification);

        assertRefused(chart, "diabetes", Cause.UNCLEAR, true);
    }

    @Test
    void diabetesEnteredInErrorIsNone() {
        Finding finding = Chart.complete()
                .condition("diabetes", "http://snomed.info/sct", "44054006", "active", "entered-in-error")
                .finding();

        assertThat(notes(finding)).anyMatch(text -> text.startsWith("No diabetes is recorded"));
    }

    @Test
    void treatmentIsReadFromCurrentDrugsByIngredientOrClass() {
        assertThat(Chart.complete().finding().evidence())
                .extracting(Evidence::statement)
                .anyMatch(text -> text.startsWith("drug treatment of blood pressure ("));
        assertThat(Chart.complete()
                        .drug(
                                "statin",
                                "active",
                                "{\"coding\": [{\"system\": \"http://www.whocc.no/atc\", \"code\": \"C10BX03\"}]}")
                        .finding()
                        .evidence())
                .extracting(Evidence::statement)
                .anyMatch(text -> text.startsWith("statin treatment ("));
    }

    @Test
    void pastTreatmentIsNone() {
        Finding finding = Chart.complete()
                .drug("bp-treatment", "stopped", "{\"text\": \"lisinopril\"}")
                .finding();

        assertThat(notes(finding)).anyMatch(text -> text.startsWith("No drug treatment of blood pressure is recorded"));
    }

    @Test
    void drugThatIsNotRecognisedIsSaidSinceItMightBeATreatment() {
        Finding finding = Chart.complete()
                .drug("unknown", "active", "{\"text\": \"the white pill\"}")
                .finding();

        assertThat(notes(finding)).contains("Current drugs that could not be recognised, and might be such: 1.");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "http://hl7.org/fhir/sid/icd-10-cm, I25.10, active",
        "http://hl7.org/fhir/sid/icd-10, I21.9, resolved",
        "http://snomed.info/sct, 22298006, resolved"
    })
    void knownDiseaseHasNoRiskOfAFirstEvent(String system, String code, String clinical) {
        Chart chart = Chart.complete().condition("disease", system, code, clinical, "confirmed");

        assertRefused(chart, "cardiovascular-disease", Cause.NOT_APPLICABLE, true);
    }

    @Test
    void stentHasNoRiskOfAFirstEvent() {
        Chart chart = Chart.complete().with("""
                {"resourceType": "Procedure", "id": "stent", "status": "completed", "subject": {"reference": "Patient/p"},
                 "code": {"coding": [{"system": "http://snomed.info/sct", "code": "36969009"}]}}""");

        assertRefused(chart, "cardiovascular-disease", Cause.NOT_APPLICABLE, true);
    }

    @Test
    void pregnancyHasNoRisk() {
        Chart chart = Chart.complete().condition("pregnancy", "http://hl7.org/fhir/sid/icd-10", "O09");

        assertRefused(chart, "pregnancy", Cause.NOT_APPLICABLE, true);
    }

    @Test
    void personTooYoungOrTooOldIsRefused() {
        assertThat(Chart.complete().patient("male", "1997-11-28").risk().estimates())
                .isEmpty();
        assertThat(Chart.complete().patient("male", "1996-11-27").risk().estimates())
                .hasSize(10);
        assertThat(Chart.complete().patient("male", "1946-11-28").risk().estimates())
                .hasSize(5);
        assertThat(Chart.complete().patient("male", "1946-11-27").risk().estimates())
                .isEmpty();
    }

    @Test
    void afterFiftyNineThirtyYearsAreNotToldAndWhyIsSaid() {
        Conclusion.Risk risk = Chart.complete().patient("male", "1960-01-01").risk();

        assertThat(risk.estimates()).hasSize(5).allMatch(estimate -> estimate.years() == 10);
        assertThat(risk.gaps())
                .filteredOn(gap -> gap.input().equals("age"))
                .extracting(InputGap::words)
                .containsExactly("PREVENT tells the risk of 30 years at ages 30 to 59; the age is 66");
    }

    @Test
    void sexThatIsNeitherIsNotReplaced() {
        assertRefused(Chart.complete().patient("other", "1976-03-01"), "male", Cause.MISSING, true);
    }

    @Test
    void patientWithoutABirthDateHasNoAge() {
        Chart chart = Chart.complete().with("{\"resourceType\": \"Patient\", \"id\": \"p\", \"gender\": \"female\"}");

        assertRefused(chart, "age", Cause.MISSING, true);
    }

    @Test
    void emptyChartNamesAllThatIsNeeded() {
        assertThat(new Chart().patient("male", "1976-03-01").risk().gaps())
                .filteredOn(InputGap::needed)
                .extracting(InputGap::input)
                .containsExactly("total-cholesterol", "hdl", "sbp", "bmi", "egfr", "smoking");
    }

    @Test
    void noOtherMomentIsInterruptedForARisk() {
        for (Occasion occasion : Occasion.values()) {
            List<Finding> findings = Chart.ENGINE.assess(
                    Chart.complete().facts(), new Question(occasion, Chart.TODAY, List.of(), List.of()));
            assertThat(findings.stream().filter(one -> one.conclusion() instanceof Conclusion.Risk))
                    .hasSize(occasion == Occasion.RISK_ASSESSMENT ? 1 : 0);
        }
    }

    @Test
    void sameChartGivesTheSameAnswer() {
        assertThat(Chart.complete().finding()).isEqualTo(Chart.complete().finding());
    }

    private static List<InputGap> gaps(Finding finding) {
        return ((Conclusion.Risk) finding.conclusion()).gaps();
    }

    private static List<String> notes(Finding finding) {
        return finding.paragraphs().stream()
                .filter(paragraph -> paragraph.kind() == Paragraph.Kind.CAVEAT)
                .map(Paragraph::text)
                .toList();
    }

    @Test
    void lifeAndFamilyStandBesideTheEquationAndChangeNoNumber() {
        Finding finding = Chart.complete()
                .quantity("packs", "8664-5", "20", "{PackYears}")
                .relative("father", "FTH", "22298006", 50)
                .condition("ckd", "http://hl7.org/fhir/sid/icd-10", "N18.3")
                .finding();

        assertThat(((Conclusion.Risk) finding.conclusion()).estimates())
                .isEqualTo(Chart.complete().risk().estimates());
        assertThat(finding.paragraphs())
                .extracting(Paragraph::text)
                .anyMatch(text -> text.startsWith("beside the equation: pack-years of smoking 20"))
                .anyMatch(text -> text.startsWith("beside the equation: early heart or vessel disease in the family"))
                .anyMatch(text -> text.startsWith("beside the equation: chronic kidney disease"));
        assertThat(finding.evidence())
                .extracting(one -> one.source().reference())
                .contains("FamilyMemberHistory/father", "Observation/packs", "Condition/ckd");
    }

    @ParameterizedTest
    @CsvSource({"FTH, 54, true", "FTH, 55, false", "MTH, 64, true", "MTH, 65, false", "UNCLE, 40, false"})
    void earlyDiseaseInTheFamilyIsThatOfCloseRelativesBelowTheirAge(String role, int age, boolean early) {
        assertThat(Chart.complete()
                        .relative("relative", role, "22298006", age)
                        .finding()
                        .paragraphs())
                .extracting(Paragraph::text)
                .filteredOn(text -> text.contains("disease in the family"))
                .hasSize(early ? 1 : 0);
    }
}
