package org.precisionhooks.engine.cardiology;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.precisionhooks.engine.cardiology.EquationTables.CalibrationRow;
import org.precisionhooks.engine.cardiology.EquationTables.CoefficientRow;
import org.precisionhooks.engine.cardiology.EquationTables.CovariateRow;
import org.precisionhooks.engine.cardiology.EquationTables.EquationRow;
import org.precisionhooks.engine.cardiology.EquationTables.Link;
import org.precisionhooks.knowledge.Knowledge;

/** The equations of the tables, put together and checked once at start-up. */
public final class RiskEquations {

    private final Map<String, RiskEquation> equations = new LinkedHashMap<>();

    RiskEquations(EquationTables tables) {
        tables.equations().forEach(row -> equations.put(row.equation(), new Assembly(tables, row).equation()));
    }

    public static RiskEquations from(Knowledge knowledge) {
        return new RiskEquations(EquationTables.from(knowledge));
    }

    public Optional<RiskEquation> named(String code) {
        return Optional.ofNullable(equations.get(code));
    }

    /** Codes of those that the site has turned on. */
    public Set<String> enabledCodes() {
        return enabled().stream().map(RiskEquation::code).collect(Collectors.toUnmodifiableSet());
    }

    /** Those that the site has turned on, in the order of the table. */
    List<RiskEquation> enabled() {
        return equations.values().stream()
                .filter(equation -> equation.row().enabled())
                .toList();
    }

    /** Puts one equation together. */
    private record Assembly(EquationTables tables, EquationRow row) {

        RiskEquation equation() {
            boolean regional = tables.calibrations().stream().anyMatch(one -> isOwn(one.equation()));
            if (row.enabled() && regional && row.region().isEmpty()) {
                throw EquationTables.broken("equations", row.equation() + " is on, but needs the region of the site");
            }
            return new RiskEquation(
                    row,
                    tables.horizons().stream()
                            .filter(horizon -> isOwn(horizon.equation()))
                            .toList(),
                    tables.needs().stream()
                            .filter(need -> isOwn(need.equation()))
                            .toList(),
                    covariates().stream().map(Covariate::of).toList(),
                    models());
        }

        private boolean isOwn(String equation) {
            return row.equation().equals(equation);
        }

        private List<RiskModel> models() {
            List<RiskModel> models = tables.models().stream()
                    .filter(model -> isOwn(model.equation()))
                    .flatMap(model -> strata(model.model()).entrySet().stream()
                            .map(stratum -> model(model, stratum.getKey(), stratum.getValue())))
                    .toList();
            if (models.isEmpty()) {
                throw EquationTables.broken("models", row.equation() + " has no model with coefficients");
            }
            return models;
        }

        private List<CovariateRow> covariates() {
            return tables.covariates().stream()
                    .filter(one -> isOwn(one.equation()))
                    .toList();
        }

        private Map<String, List<CoefficientRow>> strata(String model) {
            return tables.coefficients().stream()
                    .filter(one -> isOwn(one.equation()) && one.model().equals(model))
                    .collect(Collectors.groupingBy(CoefficientRow::stratum, LinkedHashMap::new, Collectors.toList()));
        }

        private RiskModel model(EquationTables.ModelRow model, String stratum, List<CoefficientRow> rows) {
            List<String> names =
                    covariates().stream().map(CovariateRow::covariate).toList();
            Map<List<Object>, List<CoefficientRow>> functions = rows.stream()
                    .collect(Collectors.groupingBy(
                            one -> List.of(one.outcome(), one.years()), LinkedHashMap::new, Collectors.toList()));
            return new RiskModel(
                    model.model(),
                    stratum,
                    Set.copyOf(model.optional()),
                    scale(model.model(), stratum),
                    functions.values().stream()
                            .map(one -> RiskFunction.of(one, names))
                            .sorted(Comparator.comparingInt(RiskFunction::years))
                            .toList());
        }

        private RiskScale scale(String model, String stratum) {
            if (row.link() == Link.LOGISTIC) {
                return RiskScale.LOGISTIC;
            }
            return tables.baselines().stream()
                    .filter(one -> isOwn(one.equation())
                            && one.model().equals(model)
                            && one.stratum().equals(stratum))
                    .findFirst()
                    .map(RiskScale::survival)
                    .orElseThrow(() -> EquationTables.broken(
                            "baselines", row.equation() + " has none for " + model + ", " + stratum))
                    .calibrated(calibration(stratum));
        }

        private Optional<CalibrationRow> calibration(String stratum) {
            return row.region()
                    .flatMap(region -> tables.calibrations().stream()
                            .filter(one -> isOwn(one.equation())
                                    && one.region().equals(region.code())
                                    && one.stratum().equals(stratum))
                            .findFirst());
        }
    }
}
