package org.precisionhooks.engine.cardiology;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionhooks.engine.cardiology.InputTables.ConversionRow;
import org.precisionhooks.engine.cardiology.LdlFormulas.FormulaRow;
import org.precisionhooks.facts.Measurement;
import org.precisionhooks.facts.Source;

/** LDL cholesterol of the days on which none was measured, worked out of the other lipids of that day: a measured one wins. */
final class LipidPanels {

    /** As laboratories report, in mmol/L as in mg/dL; without it 190 would be 189.99999. */
    private static final int DECIMALS = 2;

    private final InputTables tables;
    private final List<Measurement> results;

    /** @param results final and dated ones */
    LipidPanels(InputTables tables, List<Measurement> results) {
        this.tables = tables;
        this.results = List.copyOf(results);
    }

    Stream<LipidLevel> workedOut() {
        Set<LocalDate> measured = of(Input.LDL).keySet();
        Map<LocalDate, List<Measurement>> hdl = of(Input.HDL);
        Map<LocalDate, List<Measurement>> triglyceride = of(Input.TRIGLYCERIDE);
        return of(Input.TOTAL_CHOLESTEROL).entrySet().stream()
                .filter(day -> !measured.contains(day.getKey()))
                .flatMap(day -> workedOut(
                        day.getValue(),
                        hdl.getOrDefault(day.getKey(), List.of()),
                        triglyceride.getOrDefault(day.getKey(), List.of()))
                        .stream());
    }

    private Map<LocalDate, List<Measurement>> of(Input input) {
        return results.stream()
                .filter(one -> tables.codes(input).stream().anyMatch(row -> row.names(one.concept())))
                .collect(Collectors.groupingBy(LipidPanels::day, TreeMap::new, Collectors.toList()));
    }

    private static LocalDate day(Measurement result) {
        return LocalDate.ofInstant(result.source().time().orElseThrow().start(), ZoneOffset.UTC);
    }

    /** In the unit of the total cholesterol, which has figures of its own. Of a day with several results of one kind nobody knows which belong together. */
    private Optional<LipidLevel> workedOut(
            List<Measurement> total, List<Measurement> hdl, List<Measurement> triglyceride) {
        if (total.size() != 1 || hdl.size() != 1 || triglyceride.size() != 1) {
            return Optional.empty();
        }
        Optional<Double> all = value(Input.TOTAL_CHOLESTEROL, total.get(0));
        Optional<Double> high = value(Input.HDL, hdl.get(0));
        Optional<Double> fat = value(Input.TRIGLYCERIDE, triglyceride.get(0));
        Optional<ConversionRow> back = conversion(Input.LDL, total.get(0).unit());
        Optional<FormulaRow> formula = fat.flatMap(tables.ldl()::fitting);
        if (all.isEmpty() || high.isEmpty() || back.isEmpty() || formula.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal level = BigDecimal.valueOf(back.get().from(formula.get().of(all.get(), high.get(), fat.get())))
                .setScale(DECIMALS, RoundingMode.HALF_UP);
        List<Source> sources = Stream.of(total, hdl, triglyceride)
                .map(one -> one.get(0).source())
                .toList();
        return Optional.of(new LipidLevel(
                        level, total.get(0).unit(), sources, formula.get().formula()))
                .filter(one -> one.value().signum() > 0);
    }

    private Optional<Double> value(Input input, Measurement result) {
        return conversion(input, result.unit()).map(row -> row.of(result.value()));
    }

    private Optional<ConversionRow> conversion(Input input, String unit) {
        return tables.conversions().stream()
                .filter(row -> row.input() == input && row.unit().equals(unit))
                .findFirst();
    }
}
