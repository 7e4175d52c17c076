package org.precisionhooks.engine.cardiology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionhooks.BuiltIn.KNOWLEDGE;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.engine.InputGap.Cause;
import org.precisionhooks.engine.cardiology.InputTables.ConversionRow;
import org.precisionhooks.engine.cardiology.InputTables.InputRow;

/** Each code of the table of inputs (cardiology.md section 2), measured ones in each of their units, in each state in which a result may stand. */
class EveryInputTest {

    private static final InputTables TABLES = InputTables.from(KNOWLEDGE);
    private static final DrugDictionary DRUGS = BuiltIn.drugs();
    private static final String ID = "result";
    private static final BigDecimal VALUE = new BigDecimal("97");

    /** A code with a unit in which its results come. */
    record Way(InputRow row, ConversionRow conversion) {

        @Override
        public String toString() {
            return row.input() + " " + row.code() + " " + conversion.unit();
        }
    }

    static Stream<Way> ways() {
        return TABLES.inputs().stream()
                .flatMap(row -> TABLES.conversions().stream()
                        .filter(conversion -> conversion.input() == row.input())
                        .map(conversion -> new Way(row, conversion)));
    }

    private static Found found(Way way, Chart chart) {
        return new Person(TABLES, DRUGS, chart.facts(), Chart.TODAY)
                .input(way.row().input());
    }

    private static Chart chart() {
        return new Chart().patient("female", "1976-03-01");
    }

    private static Found of(Way way, String status, LocalDate day, String unit) {
        return found(
                way, chart().observation(ID, way.row().code(), status, day.toString(), VALUE.toPlainString(), unit));
    }

    private static int window(Way way) {
        return TABLES.window(way.row().input()).months();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void aResultIsReadInEachOfItsUnits(Way way) {
        for (String status : List.of("final", "amended", "corrected")) {
            Found found = of(way, status, Chart.TODAY, way.conversion().unit());

            assertThat(found.reading().map(Reading::value))
                    .as(status)
                    .contains(way.conversion().of(VALUE));
            assertThat(found.reading().orElseThrow().sources())
                    .extracting(source -> source.reference())
                    .containsExactly("Observation/" + ID);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void nothingIsReadWhereNothingIs(Way way) {
        assertThat(cause(found(way, chart()))).isEqualTo(Cause.MISSING);
    }

    private static Cause cause(Found found) {
        assertThat(found.reading()).isEmpty();
        return found.gap().orElseThrow().cause();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void aResultCountsToTheLastDayOfItsWindow(Way way) {
        String unit = way.conversion().unit();
        LocalDate last = Chart.TODAY.minusMonths(window(way));

        assertThat(of(way, "final", last, unit).reading()).isPresent();
        assertThat(cause(of(way, "final", last.minusDays(1), unit))).isEqualTo(Cause.STALE);
        assertThat(cause(of(way, "final", Chart.TODAY.plusDays(1), unit))).isEqualTo(Cause.STALE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void theAgeOfAnOldResultIsSaid(Way way) {
        int preferred = TABLES.window(way.row().input()).preferred();
        if (preferred < window(way)) {
            LocalDate old = Chart.TODAY.minusMonths(preferred).minusDays(1);

            assertThat(of(way, "final", old, way.conversion().unit())
                            .reading()
                            .orElseThrow()
                            .notes())
                    .anyMatch(note -> note.contains("older than " + preferred + " months"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void aResultInNoUnitOrInAnotherIsNone(Way way) {
        for (String unit : List.of("", "[IU]/mL", "furlong", "mL/min/kg", "L")) {
            assertThat(cause(of(way, "final", Chart.TODAY, unit))).as(unit).isEqualTo(Cause.UNKNOWN_UNIT);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void aResultThatIsNotFinalIsNone(Way way) {
        for (String status : List.of("preliminary", "registered", "unknown")) {
            assertThat(cause(of(way, status, Chart.TODAY, way.conversion().unit())))
                    .as(status)
                    .isEqualTo(Cause.NOT_FINAL);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void aWithdrawnResultIsNone(Way way) {
        for (String status : List.of("entered-in-error", "cancelled")) {
            assertThat(of(way, status, Chart.TODAY, way.conversion().unit()).reading())
                    .as(status)
                    .isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void theLatestThatCanBeUsedCounts(Way way) {
        String code = way.row().code();
        String unit = way.conversion().unit();
        Chart chart = chart().observation(
                        "older", code, "final", Chart.TODAY.minusDays(9).toString(), "91", unit)
                .observation("later", code, "final", Chart.TODAY.minusDays(2).toString(), "92", unit)
                .observation(
                        "unsure", code, "preliminary", Chart.TODAY.minusDays(1).toString(), "93", unit)
                .observation("wrong", code, "entered-in-error", Chart.TODAY.toString(), "94", unit);
        double value = found(way, chart).reading().orElseThrow().value();
        int readings = TABLES.window(way.row().input()).readings();

        assertThat(value)
                .isEqualTo(
                        readings == 1
                                ? way.conversion().of(new BigDecimal("92"))
                                : (way.conversion().of(new BigDecimal("91"))
                                                + way.conversion().of(new BigDecimal("92")))
                                        / 2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void aBoundIsNoValue(Way way) {
        Chart chart = chart().with(
                        """
                {"resourceType": "Observation", "id": "%s", "status": "final", "subject": {"reference": "Patient/p"},
                 "effectiveDateTime": "2026-10-01", "code": {"coding": [{"system": "http://loinc.org", "code": "%s"}]},
                 "valueQuantity": {"value": 97, "comparator": "<", "system": "http://unitsofmeasure.org", "code": "%s"}}""".formatted(ID, way.row().code(), way.conversion().unit()));

        assertThat(found(way, chart).reading()).isEmpty();
    }
}
