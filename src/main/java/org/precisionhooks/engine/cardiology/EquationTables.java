package org.precisionhooks.engine.cardiology;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.knowledge.KnowledgeException;

/** The tables of the equations, as they are in {@code knowledge/cardiology}. */
record EquationTables(
        List<EquationRow> equations,
        List<ModelRow> models,
        List<HorizonRow> horizons,
        List<NeedRow> needs,
        List<CovariateRow> covariates,
        List<BaselineRow> baselines,
        List<CalibrationRow> calibrations,
        List<CoefficientRow> coefficients) {

    private static final String FOLDER = "cardiology/";

    /** How the sum of terms becomes a risk. */
    enum Link {
        /** {@code 1 / (1 + exp(-sum))}. */
        LOGISTIC,
        /** {@code 1 - survival ^ exp(sum - mean)}. */
        SURVIVAL
    }

    /** Which groups of people an equation has figures of their own for. */
    enum Strata {
        NONE,
        SEX,
        SEX_AND_RACE
    }

    /** Regions of the SCORE2 family; a site's, never a patient's. */
    enum Region {
        LOW("low"),
        MODERATE("moderate"),
        HIGH("high"),
        VERY_HIGH("very-high");

        private final String code;

        Region(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /** A row of {@code equations.tsv}. */
    record EquationRow(
            String equation,
            String title,
            Link link,
            Strata strata,
            Optional<Region> region,
            int decimals,
            boolean enabled,
            String publisher,
            String version,
            String doi) {}

    /** A row of {@code models.tsv}. */
    record ModelRow(String equation, String model, List<Input> optional) {}

    /** A row of {@code horizons.tsv}. */
    record HorizonRow(String equation, int years, int ageFrom, int ageTo) {

        boolean holds(double age) {
            return age >= ageFrom && age <= ageTo;
        }
    }

    /** A row of {@code needs.tsv}. */
    record NeedRow(String equation, Input input, Optional<BigDecimal> lowest, Optional<BigDecimal> highest) {

        boolean holds(double value) {
            return lowest.map(bound -> value >= bound.doubleValue()).orElse(true)
                    && highest.map(bound -> value <= bound.doubleValue()).orElse(true);
        }

        /** The range in words, {@code 90 to 180}. */
        String range() {
            return lowest.map(BigDecimal::toPlainString).orElse("any") + " to "
                    + highest.map(BigDecimal::toPlainString).orElse("any");
        }
    }

    /** A row of {@code covariates.tsv}. */
    record CovariateRow(
            String equation,
            String covariate,
            Input input,
            Covariate.Transform transform,
            BigDecimal factor,
            Optional<BigDecimal> lowest,
            Optional<BigDecimal> highest,
            BigDecimal centre,
            BigDecimal scale) {}

    /** A row of {@code baselines.tsv}. */
    record BaselineRow(String equation, String model, String stratum, BigDecimal survival, BigDecimal mean) {}

    /** A row of {@code calibration.tsv}. */
    record CalibrationRow(String equation, String region, String stratum, BigDecimal shift, BigDecimal slope) {}

    /** A row of the tables of coefficients. */
    record CoefficientRow(
            String equation,
            String model,
            String stratum,
            String outcome,
            int years,
            List<String> factors,
            BigDecimal coefficient) {}

    EquationTables {
        equations = List.copyOf(equations);
        models = List.copyOf(models);
        horizons = List.copyOf(horizons);
        needs = List.copyOf(needs);
        covariates = List.copyOf(covariates);
        baselines = List.copyOf(baselines);
        calibrations = List.copyOf(calibrations);
        coefficients = List.copyOf(coefficients);
    }

    static EquationTables from(Knowledge knowledge) {
        return new EquationTables(
                rows(knowledge, "equations", EquationRow.class),
                rows(knowledge, "models", ModelRow.class),
                rows(knowledge, "horizons", HorizonRow.class),
                rows(knowledge, "needs", NeedRow.class),
                rows(knowledge, "covariates", CovariateRow.class),
                rows(knowledge, "baselines", BaselineRow.class),
                rows(knowledge, "calibration", CalibrationRow.class),
                Stream.of("prevent", "pce", "mesa", "score2")
                        .flatMap(name -> rows(knowledge, name + "_coefficients", CoefficientRow.class).stream())
                        .toList());
    }

    private static <R extends Record> List<R> rows(Knowledge knowledge, String name, Class<R> type) {
        return knowledge.table(FOLDER + name, type).rows();
    }

    /** A table names what no other knows. */
    static KnowledgeException broken(String table, String problem) {
        return new KnowledgeException("knowledge/" + FOLDER + table + ".tsv", 0, problem);
    }
}
