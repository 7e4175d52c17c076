package org.precisionhooks.engine.cardiology;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.precisionhooks.engine.InputGap;
import org.precisionhooks.engine.InputGap.Cause;
import org.precisionhooks.engine.cardiology.LdlFormulas.FormulaRow;

/** Cholesterol that is worked out of other results of the same day, where no laboratory reports it. */
final class Lipids {

    private final InputTables tables;
    private final Measurements measurements;

    Lipids(InputTables tables, Measurements measurements) {
        this.tables = tables;
        this.measurements = measurements;
    }

    /** By the first formula that the site has turned on and that is made for these triglycerides. */
    Found ldl(InputGap gap) {
        Optional<Reading> total = reading(Input.TOTAL_CHOLESTEROL);
        Optional<Reading> hdl = reading(Input.HDL);
        Optional<Reading> triglyceride = reading(Input.TRIGLYCERIDE);
        if (!areOfOneDay(total, hdl, triglyceride)) {
            return new Found(Optional.empty(), Optional.of(gap));
        }
        double fat = triglyceride.orElseThrow().value();
        Optional<FormulaRow> formula = tables.ldl().fitting(fat);
        return formula.map(row -> Person.derived(
                        Input.LDL,
                        row.of(total.orElseThrow().value(), hdl.orElseThrow().value(), fat),
                        "LDL cholesterol worked out by the formula of " + row.formula() + ".",
                        total,
                        hdl,
                        triglyceride))
                .filter(found -> found.reading().filter(one -> one.value() > 0).isPresent())
                .orElseGet(() -> Found.not(
                        Input.LDL,
                        Cause.OUT_OF_RANGE,
                        "LDL cholesterol was not measured, and no formula is made for triglycerides of "
                                + Reading.shown(fat) + " mg/dL"));
    }

    Found nonHdl(InputGap gap) {
        Optional<Reading> total = reading(Input.TOTAL_CHOLESTEROL);
        Optional<Reading> hdl = reading(Input.HDL);
        return total.isPresent() && hdl.isPresent()
                ? Person.derived(
                        Input.NON_HDL,
                        total.get().value() - hdl.get().value(),
                        "Non-HDL cholesterol from total and HDL cholesterol.",
                        total,
                        hdl)
                : new Found(Optional.empty(), Optional.of(gap));
    }

    private Optional<Reading> reading(Input input) {
        return measurements.find(input).reading();
    }

    @SafeVarargs
    private static boolean areOfOneDay(Optional<Reading>... readings) {
        return Stream.of(readings).allMatch(Optional::isPresent)
                && Stream.of(readings)
                                .map(reading -> day(reading.orElseThrow()))
                                .distinct()
                                .count()
                        == 1;
    }

    /** Of a measured result, which has a day: others are not used at all. */
    private static LocalDate day(Reading reading) {
        return LocalDate.ofInstant(reading.sources().get(0).time().orElseThrow().start(), ZoneOffset.UTC);
    }
}
